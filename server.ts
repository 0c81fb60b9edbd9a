import { fileURLToPath } from 'node:url';
import closeWithGrace from 'close-with-grace';
import { buildApp } from './api/app.ts';
import { openAudits } from './api/audits.ts';
import { resumeRevision } from './api/calendars/resume.ts';
import { ensureFirstAccounts } from './api/first-account.ts';
import { listenTls } from './api/http/tls.ts';
import { ensureLocalToken } from './api/local-token.ts';
import {
  connectEngine,
  createOrchestrator,
  databaseLedger,
  temporalClocks,
  temporalEngine,
} from './api/orchestrator.ts';
import { publishShipped } from './api/publish.ts';
import { openRehearsals } from './api/rehearsals.ts';
import { configOrExit, openKeysOrExit } from './config/or-exit.ts';
import { settingsTold } from './config/told.ts';
import { type Config, productVersion } from './config.ts';
import { connect } from './db/client.ts';
import { listenToLedger } from './db/listen.ts';
import { migrate } from './db/migrate.ts';
import { keyIdsOfAccounts } from './db/queries/key-ids.ts';
import { ring } from './keys/open.ts';
import { apiMetrics } from './metrics/api.ts';
import { paperLibrary } from './papers/library.ts';
import { ownRulebooks, RULEBOOK_DIR, rulebookLibrary } from './procedure/rulebook/library.ts';

/** The API process: the database must be there, the engine may come later. */
async function serve(config: Config): Promise<() => Promise<void>> {
  openKeysOrExit('接口', config);
  // What is wrong with a county's own papers is told before anything starts.
  const papers = paperLibrary(config.papersDir);
  await migrate(config.databaseUrl);
  const database = connect(config.databaseUrl);
  const listener = await listenToLedger(database);
  const engine = connectEngine(config.temporalAddress, config.namespace, config.engineTls);
  const { namespace, temporalAddress, temporalUiUrl, taskQueue, engineTimeoutMs: timeoutMs } = config;
  const virtual = connectEngine(config.temporalAddress, config.rehearsalNamespace, config.engineTls);
  const rehearsals = openRehearsals(
    config.rehearsalDatabaseUrl,
    temporalEngine({ client: virtual.client, taskQueue, timeoutMs }),
    temporalClocks(virtual.client),
  );
  const library = () => rulebookLibrary(RULEBOOK_DIR, ownRulebooks(config.dataDir));
  const orchestrator = createOrchestrator({
    engine: temporalEngine({ client: engine.client, taskQueue, timeoutMs }),
    ledger: databaseLedger(database.db, listener),
  });
  const ui = temporalUiUrl === undefined ? undefined : { url: temporalUiUrl, namespace };
  const audits = openAudits({ client: engine.client, db: database.db, env: process.env, dataDir: config.dataDir, ui });
  const metrics = apiMetrics(config.metrics, database.db);
  const app = await buildApp({
    watch: metrics.watch,
    db: database.db,
    orchestrator,
    listener,
    library,
    papers,
    rehearsals,
    audits,
    localToken: await ensureLocalToken(config.dataDir),
    scanLimitBytes: config.scanLimitBytes,
    logLevel: config.logLevel,
    ...(config.trustProxy !== undefined && { trustProxy: config.trustProxy }),
    page: fileURLToPath(new URL('./web/dist', import.meta.url)),
    about: { version: productVersion(), namespace, temporalAddress, ...(temporalUiUrl && { temporalUiUrl }) },
  });
  await publishShipped(database.db, new Date().toISOString(), app.log, library());
  // The engine may come later than this process.
  void resumeRevision(database.db, orchestrator, app.log);
  const made = await ensureFirstAccounts(database.db);
  const closeMetrics = await metrics.open();
  const address = await app.listen({ host: config.host, port: config.port });
  const tls = config.tls && (await listenTls(app, config.tls));
  say(`巡程已启动：${tls?.url ?? address}`);
  if (isOpen(config)) say(OPEN_PLAIN);
  for (const id of await keyIdsOfAccounts(database.db)) if (!ring().has(id)) say(missingKey(id));
  if (made.length > 0) say('首次启动，已建立账号和一次性口令（只显示这一次，请记下；第一次登录须先改）：');
  for (const { login, name, password } of made) say(`  ${login}（${name}）　${password}`);

  return async () => {
    // Together: the app ends the streams that both servers wait for.
    await Promise.all([tls?.close(), app.close()]);
    await listener.close();
    await rehearsals.close();
    await virtual.close();
    await engine.close();
    await closeMetrics();
    await database.close();
  };
}

/** Whether others than this machine are answered in the clear, with no proxy that would speak TLS to them. */
function isOpen({ host, trustProxy }: Config): boolean {
  return !['127.0.0.1', '::1', 'localhost'].includes(host) && trustProxy === undefined;
}

function missingKey(id: string): string {
  return `注意：缺密钥 ${id}，用它加密的内容读不出来；请把它从备份放回 keys/ring.json（见 docs/keys.md）。`;
}

const OPEN_PLAIN =
  '注意：接口不经 TLS 向网络开放，口令会明文传输；请设 XUNCHENG_TLS_CERT、XUNCHENG_TLS_KEY，或放在反向代理之后（见 docs/tls.md）。';

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

try {
  await settingsTold();
  const close = await serve(configOrExit('接口'));
  closeWithGrace({ delay: 10_000, logger: false }, async ({ err }) => {
    if (err) process.stderr.write(`${err.stack ?? err.message}\n`);
    await close();
  });
} catch (error) {
  process.stderr.write(`巡程未能启动：${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
  // The listener or pool may hold the process.
  setImmediate(() => process.exit(1));
}
