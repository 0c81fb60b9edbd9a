import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServices } from '../../stack/services.ts';

declare module 'vitest' {
  interface ProvidedContext {
    databaseUrl: string;
    temporalAddress: string;
  }
}

/** One PostgreSQL and one Temporal server for the whole run, in a folder of their own. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-test-'));
  const services = await startServices({ dataDir, log: (line) => process.stderr.write(`${line}\n`) });
  process.env.XUNCHENG_TEST_PG = services.databaseUrl;
  project.provide('databaseUrl', services.databaseUrl);
  project.provide('temporalAddress', services.temporalAddress);
  return async () => {
    await services.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
