import { readFileSync, readlinkSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse, stringify } from 'yaml';
import type { Services } from '../../stack/services.ts';
import { enginePort } from '../operations/engine-processes.ts';
import { keepRunning, type Program } from './program.ts';

/** Joins a second history process to the running engine: half of its shards move there. */
export async function secondHistory(dataDir: string, { pids }: Pick<Services, 'pids'>): Promise<Program> {
  const dir = join(dataDir, 'temporal');
  const config = parse(readFileSync(join(dir, 'server.yaml'), 'utf8'));
  config.services.history.rpc.grpcPort = await enginePort();
  config.services.history.rpc.membershipPort = await enginePort();
  const own = join(dir, 'history-2.yaml');
  await writeFile(own, stringify(config), { mode: 0o600 });
  return keepRunning({
    command: readlinkSync(`/proc/${pids.temporal}/exe`),
    args: ['--config-file', own, '--allow-no-auth', 'start', '--service', 'history'],
    log: join(dataDir, 'logs', 'history-2.log'),
  });
}
