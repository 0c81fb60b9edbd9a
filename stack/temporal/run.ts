import type { Context } from '../context.ts';
import { portFrom } from '../ports.ts';
import type { RunningPostgres } from '../postgres/run.ts';
import { explain } from '../say.ts';
import { type Service, service } from '../supervise.ts';
import { frontendAddress, startEngine } from './engine.ts';
import { type EnginePrograms, pickTemporalPorts } from './prepare.ts';
import { ensureSchemas } from './schema.ts';
import { startUi } from './ui.ts';

/** The embedded Temporal while it runs. */
export interface RunningTemporal {
  service: Service;
  address: string;
}

/** Brings the schemas to this version and starts the embedded Temporal on them. */
export async function runTemporal(
  context: Context,
  programs: EnginePrograms,
  { port: postgresPort, password }: RunningPostgres,
): Promise<RunningTemporal> {
  const { dataDir } = context;
  await ensureSchemas(programs.sqlTool, postgresPort, password);
  const asked = context.asked.temporal ?? portFrom(context.env, 'TEMPORAL_PORT');
  const ports = await pickTemporalPorts(context.ports, asked);
  const shards = context.shards === undefined ? {} : { shards: context.shards };
  const start = () => startEngine({ dataDir, server: programs.server, ports, postgresPort, password, ...shards });
  const made = await context.add(
    'Temporal',
    service(start, (daemon) => daemon.stop(), context.ended),
  );
  return { service: made, address: frontendAddress(ports) };
}

/** Starts the read-only Web UI; its failure is reported, never fatal. Answers its address. */
export async function runUi(context: Context, temporalAddress: string, apiUrl: string): Promise<string | undefined> {
  try {
    const asked = portFrom(context.env, 'TEMPORAL_UI_PORT');
    const port = await context.ports.pick('ui', { title: 'Temporal 网页', asked, usual: 8233 });
    const start = () => startUi({ dataDir: context.dataDir, temporalAddress, port, apiUrl }, context);
    await context.add(
      'Temporal 网页',
      service(start, (daemon) => daemon.stop(), context.ended),
    );
    return `http://127.0.0.1:${port}`;
  } catch (error) {
    context.signal?.throwIfAborted();
    context.log(`Temporal 网页未能启动，不影响使用：${explain(error)}`);
    return undefined;
  }
}
