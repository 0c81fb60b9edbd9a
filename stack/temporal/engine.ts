import { join } from 'node:path';
import { type Daemon, type DaemonOptions, killLeftover, startDaemon } from '../daemon.ts';
import { StackError } from '../say.ts';
import { type TemporalConfig, type TemporalPorts, writeTemporalConfig } from './config.ts';
import { provision } from './connect.ts';

/** What starting the embedded engine needs. */
export interface EngineOptions extends Omit<TemporalConfig, 'dir'> {
  dataDir: string;
  server: string;
}

/** Starts the Temporal server (all four services in one process) and waits until both namespaces take requests. */
export async function startEngine(options: EngineOptions): Promise<Daemon> {
  const files = engineFiles(options.dataDir);
  await writeTemporalConfig({ ...options, dir: engineDir(options.dataDir) });
  const args = ['--config-file', files.mark, '--allow-no-auth', 'start'];
  const daemon = await startDaemon({ ...files, command: options.server, args });
  const died = daemon.ended.then(() => {
    throw new StackError(`Temporal 服务端未能启动，原因见 ${files.logFile}。`);
  });
  // Raced below; afterwards its end is the business of whoever supervises the daemon.
  died.catch(() => undefined);
  try {
    await Promise.race([provision(frontendAddress(options.ports)), died]);
  } catch (error) {
    await daemon.stop();
    throw error;
  }
  return daemon;
}

/** Kills the engine that a killed parent left running on this data folder; true when there was one. */
export function killLeftoverEngine(dataDir: string): Promise<boolean> {
  return killLeftover(engineFiles(dataDir));
}

/** The address clients of the engine connect to. */
export function frontendAddress(ports: TemporalPorts): string {
  return `127.0.0.1:${ports.frontend.grpc}`;
}

const engineDir = (dataDir: string) => join(dataDir, 'temporal');

function engineFiles(dataDir: string): Pick<DaemonOptions, 'pidFile' | 'logFile' | 'mark'> {
  const dir = engineDir(dataDir);
  return { mark: join(dir, 'server.yaml'), pidFile: join(dir, 'pid'), logFile: join(dataDir, 'logs', 'temporal.log') };
}
