import { readFile } from 'node:fs/promises';
import { execa } from 'execa';
import { pendingMigration, SCHEMA_SQL, schemaDump } from '../db/dump-schema.ts';
import { explain, say, sayAside } from '../stack/say.ts';
import { dependenciesSound, NotChecked } from './verify/dependencies.ts';

/** Folders and entries whose imports must point one way (.dependency-cruiser.cjs). */
const LAYERED = [
  'procedure',
  'workflows',
  'activities',
  'db',
  'keys',
  'metrics',
  'stack',
  'api',
  'rehearsal',
  'notices',
  'audit',
  'cli',
  'server.ts',
  'worker.ts',
  'config',
  'config.ts',
  'web/src/messages',
];

async function schemaMatches(): Promise<void> {
  const missing = await pendingMigration();
  if (missing.length > 0) throw new Error(`表结构有改动而没有迁移：\n${missing.join('\n')}`);
  if ((await schemaDump()) !== (await readFile(SCHEMA_SQL, 'utf8'))) {
    throw new Error('db/schema.sql 与迁移不一致：npx tsx db/dump-schema.ts');
  }
}

/** Everything that can be checked in seconds and without services of ours. */
const CHECKS: [string, () => Promise<unknown>][] = [
  ['类型', () => run('tsc', '--noEmit')],
  ['网页的类型', pageTypes],
  ['格式与写法', () => run('biome', 'check', '.')],
  ['层次', () => run('depcruise', '--config', '.dependency-cruiser.cjs', ...LAYERED)],
  ['表结构', schemaMatches],
  ['依赖漏洞', dependenciesSound],
];

/** The page is checked against the API as it is now. */
async function pageTypes(): Promise<void> {
  await run('tsx', 'web/types/write.ts');
  await run('tsc', '--noEmit', '-p', 'web');
}

function run(command: string, ...args: string[]): Promise<unknown> {
  return execa(command, args, { preferLocal: true, all: true });
}

for (const [title, check] of CHECKS) {
  const started = Date.now();
  try {
    await check();
    say(`✓ ${title} ${((Date.now() - started) / 1000).toFixed(1)} s`);
  } catch (error) {
    if (error instanceof NotChecked) {
      say(`– ${title} 未检查：${error.message}`);
      continue;
    }
    sayAside(`✗ ${title}\n${error instanceof Error && 'all' in error ? String(error.all) : explain(error)}`);
    process.exitCode = 1;
  }
}
