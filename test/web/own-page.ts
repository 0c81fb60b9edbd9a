import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensurePage } from '../../stack/build/page.ts';

const DIST = fileURLToPath(new URL('../../web/dist', import.meta.url));

/** The built page in a folder of its own: somebody else may build it anew while it is looked at. */
export async function ownPage(): Promise<{ folder: string; remove(): Promise<void> }> {
  await ensurePage((line) => process.stderr.write(`${line}\n`));
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-page-'));
  await cp(DIST, folder, { recursive: true });
  return { folder, remove: () => rm(folder, { recursive: true, force: true }) };
}
