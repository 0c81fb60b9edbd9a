import { type BuildOptions, ensureProgram } from '../build/install.ts';
import { SERVER, SQL_TOOL } from '../build/programs.ts';
import type { Ports } from '../ports.ts';
import { TEMPORAL_SERVICES, type TemporalPorts } from './config.ts';

/** The programs of the embedded engine. */
export interface EnginePrograms {
  server: string;
  sqlTool: string;
}

/** The engine's programs, built first on a machine that does not have them. */
export async function enginePrograms(build: BuildOptions): Promise<EnginePrograms> {
  const server = await ensureProgram(SERVER, build);
  return { server, sqlTool: await ensureProgram(SQL_TOOL, build) };
}

/** Ports for the four services; only the frontend's is for others, so only that one can be asked for. */
export async function pickTemporalPorts(ports: Ports, asked: number | undefined): Promise<TemporalPorts> {
  const frontend = await ports.pick('temporal', { title: 'Temporal', asked, usual: 7233 });
  const picked: Partial<TemporalPorts> = {};
  for (const service of TEMPORAL_SERVICES) {
    const grpc = service === 'frontend' ? frontend : await ports.pick(`${service}.grpc`);
    picked[service] = { grpc, membership: await ports.pick(`${service}.membership`) };
  }
  return picked as TemporalPorts;
}
