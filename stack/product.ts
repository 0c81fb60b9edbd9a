import { openKeys } from '../keys/open.ts';
import { keySetting } from '../keys/setting.ts';
import { ensureCode } from './build/code.ts';
import { runChild } from './children.ts';
import { writeRun } from './hold.ts';
import { type Ledgers, prepareLedgers } from './ledgers.ts';
import { portFrom } from './ports.ts';
import { waitReady } from './ready.ts';
import { loadSecrets } from './secrets.ts';
import { type Services, startServices } from './services.ts';

/** How to start the whole product on a data folder. */
export interface ProductOptions {
  dataDir: string;
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
  /** Where the API and the worker write. */
  output: NodeJS.WriteStream;
  withUi: boolean;
  signal?: AbortSignal;
}

/** The running product. */
export interface Product {
  url: string;
  uiUrl: string | undefined;
  /** Rejects when a crashed service could not be brought back. */
  failed: Promise<never>;
  /** API, worker, Temporal, PostgreSQL, in this order. */
  stop(): Promise<void>;
}

const READY_MS = 120_000;

/** Starts the services, prepares the ledgers, runs worker and API and waits until the API says it is ready. */
export async function startProduct(options: ProductOptions): Promise<Product> {
  const { dataDir, env, log, withUi, signal } = options;
  // Before the long start: what is wrong with them nobody has to wait for.
  openKeys(keySetting(env, dataDir));
  for (const name of ['PORT', 'POSTGRES_PORT', 'TEMPORAL_PORT', 'TEMPORAL_UI_PORT']) portFrom(env, name);
  let lose: (error: unknown) => void = () => undefined;
  const failed = new Promise<never>((_, reject) => {
    lose = reject;
  });
  failed.catch(() => undefined);
  // Their code is loaded while engine and database start; then they are told where those are.
  const { settings, tell } = toBeTold();
  const built = await ensureCode(log);
  const own = { env: ownEnv(options), built, settings, log, output: options.output };
  const children = [
    runChild({ ...own, title: '工作进程', script: 'worker' }),
    runChild({ ...own, title: '接口进程', script: 'server' }),
  ];
  let services: Services | undefined;
  const stop = async () => {
    for (const child of children.splice(0).toReversed()) await child.stop();
    await services?.stop();
  };
  try {
    let ledgers: Ledgers | undefined;
    services = await startServices({
      ...{ dataDir, env, log, keepAlive: lose },
      ...(signal && { signal }),
      meanwhile: async (databaseUrl) => {
        ledgers = await ledgersOf(options, databaseUrl);
      },
    });
    const asked = portFrom(env, 'PORT');
    const port = await services.ports.pick('api', { title: '网页与接口', asked, usual: 8080 });
    const url = `http://127.0.0.1:${port}`;
    const uiUrl = withUi ? await services.startUi(url) : undefined;
    await services.ports.save();
    await writeRun(dataDir, url);
    tell({
      ...addressesOf(services, ledgers),
      PORT: String(port),
      ...(uiUrl && { TEMPORAL_UI_URL: uiUrl }),
    });
    await Promise.race([waitReady(url, READY_MS, signal), failed]);
    return { url, uiUrl, failed, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ledgersOf({ dataDir, env, log }: ProductOptions, databaseUrl: string): Promise<Ledgers> {
  const { appPassword } = await loadSecrets(dataDir);
  const rehearsalDatabaseUrl = env.REHEARSAL_DATABASE_URL || undefined;
  return prepareLedgers({ databaseUrl, rehearsalDatabaseUrl, appPassword, log });
}

/** What API and worker begin with. */
function ownEnv({ dataDir, env }: ProductOptions): NodeJS.ProcessEnv {
  return {
    ...env,
    XUNCHENG_DATA: dataDir,
    // The terminal is for what the user has to know; LOG_LEVEL=info shows every request.
    LOG_LEVEL: env.LOG_LEVEL ?? 'warn',
  };
}

function addressesOf(services: Services, ledgers: Ledgers | undefined): NodeJS.ProcessEnv {
  return {
    ...(ledgers && { DATABASE_URL: ledgers.databaseUrl, REHEARSAL_DATABASE_URL: ledgers.rehearsalDatabaseUrl }),
    TEMPORAL_ADDRESS: services.temporalAddress,
    TEMPORAL_NAMESPACE: services.namespace,
    REHEARSAL_NAMESPACE: services.rehearsalNamespace,
  };
}

function toBeTold(): { settings: Promise<NodeJS.ProcessEnv>; tell: (settings: NodeJS.ProcessEnv) => void } {
  let tell: (settings: NodeJS.ProcessEnv) => void = () => undefined;
  const settings = new Promise<NodeJS.ProcessEnv>((resolve) => {
    tell = resolve;
  });
  return { settings, tell };
}
