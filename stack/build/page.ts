import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { changedAt, newestUnder } from './changed.ts';
import { underLock } from './lock.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const WEB = join(ROOT, 'web');
const DIST = join(WEB, 'dist');
/** What the built page is made of. */
const SOURCES = [
  'web/src',
  'web/public',
  'web/index.html',
  'web/vite.config.ts',
  'web/compress.ts',
  // Words the page has in common with the server.
  'procedure/rulebook/roles.ts',
  'procedure/narrative/kind.ts',
  'audit/lists/titles.ts',
  'db/trail/events.ts',
  'package-lock.json',
];

/** Builds the office's page into web/dist when it is absent or older than its sources; says so when it does. */
export async function ensurePage(log: (line: string) => void): Promise<void> {
  if (await isCurrent()) return;
  await underLock(join(ROOT, 'node_modules/.cache/xuncheng-page'), log, async () => {
    if (await isCurrent()) return;
    const started = Date.now();
    log('正在编译网页（第一次，或网页的源码有改动），约 20 秒……');
    const fresh = `${DIST}.new`;
    const args = ['build', '-c', 'web/vite.config.ts', '--outDir', fresh, '--emptyOutDir', '--logLevel', 'error'];
    // As it is in use, whoever asks: a test's environment would build another page.
    await execa('vite', args, { cwd: ROOT, preferLocal: true, env: { NODE_ENV: 'production' } });
    await rm(DIST, { recursive: true, force: true });
    await rename(fresh, DIST);
    log(`网页已编译，用时 ${((Date.now() - started) / 1000).toFixed(1)} 秒`);
  });
}

async function isCurrent(): Promise<boolean> {
  const built = await changedAt(join(DIST, 'index.html'));
  if (built === undefined) return false;
  // A package brings the page without what it was made of.
  if ((await changedAt(join(WEB, 'src'))) === undefined) return true;
  const changes = await Promise.all(SOURCES.map((path) => newestUnder(join(ROOT, path))));
  return changes.every((change) => change <= built);
}
