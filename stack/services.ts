import { realpath } from 'node:fs/promises';
import { type EngineTls, EngineTlsError, engineTls } from '../config/engine-tls.ts';
import { openContext } from './context.ts';
import type { ServiceOptions, Services } from './contract.ts';
import { holdDataDir } from './hold.ts';
import { releasePorts } from './ports.ts';
import { runPostgres } from './postgres/run.ts';
import { StackError } from './say.ts';
import type { Service } from './supervise.ts';
import { provision } from './temporal/connect.ts';
import { killLeftoverEngine } from './temporal/engine.ts';
import { NAMESPACE, REHEARSAL_NAMESPACE } from './temporal/namespaces.ts';
import { enginePrograms } from './temporal/prepare.ts';
import { runTemporal, runUi } from './temporal/run.ts';
import { killLeftoverUi } from './temporal/ui.ts';

export type { ServiceOptions, Services } from './contract.ts';

/** Starts what the environment leaves to us of PostgreSQL and Temporal; waits until both take requests. */
export async function startServices(options: ServiceOptions): Promise<Services> {
  const undo = [await holdDataDir(options.dataDir)];
  let stopping: Promise<void> | undefined;
  const stop = () => {
    stopping ??= unwind(undo);
    return stopping;
  };
  try {
    // Not spread: pids is a getter.
    return Object.assign(await assemble(options, undo, () => stopping !== undefined), { stop });
  } catch (error) {
    await stop();
    throw error;
  }
}

async function assemble(
  options: ServiceOptions,
  undo: (() => Promise<void>)[],
  stopping: () => boolean,
): Promise<Omit<Services, 'stop'>> {
  const dataDir = await realpath(options.dataDir);
  const context = await openContext(options, dataDir, undo, stopping);
  const { plan } = context;
  const programs = plan.embedTemporal ? await enginePrograms(context) : undefined;
  const tls = tlsFrom(options.env);
  if (tls && plan.embedTemporal)
    throw new StackError('TEMPORAL_TLS_* 只用于自备的 Temporal：请同时写 TEMPORAL_ADDRESS。');
  if (await killLeftoverEngine(dataDir)) options.log('上次没有正常停止，已停下遗留的 Temporal。');
  await killLeftoverUi(dataDir);

  const postgres = plan.embedPostgres ? await runPostgres(context) : undefined;
  const databaseUrl = plan.databaseUrl ?? postgres?.url ?? '';
  const [temporal] = await allDone(
    programs && postgres ? runTemporal(context, programs, postgres) : undefined,
    options.meanwhile?.(databaseUrl),
  );
  const temporalAddress = temporal?.address ?? plan.temporalAddress ?? '';
  if (!temporal) await provision(temporalAddress, tls);
  await context.ports.save();
  return {
    databaseUrl,
    temporalAddress,
    namespace: NAMESPACE,
    rehearsalNamespace: REHEARSAL_NAMESPACE,
    ports: context.ports,
    get pids() {
      return { ...pid('postgres', postgres?.service), ...pid('temporal', temporal?.service) };
    },
    startUi: async (apiUrl) => (temporal ? runUi(context, temporalAddress, apiUrl) : undefined),
    restartTemporal: async () => embedded('Temporal', temporal?.service).restart(),
    restartPostgres: async () => embedded('PostgreSQL', postgres?.service).restart(),
  };
}

/** Both, or the failure of one once the other has come to its end too: nothing is taken down under it. */
async function allDone<T, U>(one: T, other: U): Promise<[Awaited<T>, Awaited<U>]> {
  await Promise.allSettled([one, other]);
  return Promise.all([one, other]);
}

/** Only to an engine of somebody's own; ours is on this machine. */
function tlsFrom(env: NodeJS.ProcessEnv = process.env): EngineTls | undefined {
  try {
    return engineTls(env);
  } catch (error) {
    throw error instanceof EngineTlsError ? new StackError(error.message) : error;
  }
}

function pid(name: 'postgres' | 'temporal', service: Service | undefined): Services['pids'] {
  return service?.alive && service.pid ? { [name]: service.pid } : {};
}

function embedded(title: string, service: Service | undefined): Service {
  if (!service) throw new StackError(`${title} 不是由本程序启动的，不能由它重启。`);
  return service;
}

/** Undoes the steps, the last one first; one that fails does not keep the others from being undone. */
async function unwind(steps: (() => Promise<void>)[]): Promise<void> {
  const failures: unknown[] = [];
  for (const step of steps.toReversed()) await step().catch((error: unknown) => failures.push(error));
  releasePorts();
  if (failures.length > 0) throw failures[0];
}
