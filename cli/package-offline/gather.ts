import { cp, mkdir, readdir, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { ensureProgram } from '../../stack/build/install.ts';
import { type Program, programPath, SERVER, SQL_TOOL, WEB_UI } from '../../stack/build/programs.ts';
import { developmentOnly, isUnused, sourceFiles } from './contents.ts';

/** The engine's programs under the names that deploy/temporal/engine.sh calls them by. */
const PROGRAMS: Record<string, Program> = {
  'temporal-server': SERVER,
  'temporal-sql-tool': SQL_TOOL,
  'temporal-ui': WEB_UI,
};
/** As they were built: by their age the page is known to be current. */
const AS_IT_IS = { recursive: true, preserveTimestamps: true, verbatimSymlinks: true };

/** Puts into a folder all that the product needs to run: sources, page and workflow code, libraries, the engine. */
export async function gather(root: string, folder: string, log: (line: string) => void): Promise<void> {
  for (const path of await sourceFiles(root)) await copy(root, folder, path);
  for (const built of ['web/dist', 'workflows/dist']) await copy(root, folder, built);
  log('正在复制 node_modules（不含开发用的）……');
  const development = await developmentOnly(root);
  await cp(join(root, 'node_modules'), join(folder, 'node_modules'), {
    ...AS_IT_IS,
    filter: (path) => {
      const inside = relative(root, path);
      return (
        !development.has(inside) && !isUnused(inside) && !/^node_modules\/\.(cache|vite|package-lock)/.test(inside)
      );
    },
  });
  log('正在放入 Temporal……');
  await mkdir(join(folder, 'engine/bin'), { recursive: true });
  for (const [name, program] of Object.entries(PROGRAMS)) await putProgram(folder, name, program, log);
}

/** Where `npm start` looks for it when XUNCHENG_CACHE is `engine`, and where the units do. */
async function putProgram(folder: string, name: string, program: Program, log: (line: string) => void): Promise<void> {
  const built = await ensureProgram(program, { env: process.env, log });
  const place = programPath(program, { XUNCHENG_CACHE: join(folder, 'engine') });
  await mkdir(dirname(place), { recursive: true });
  await cp(built, place, AS_IT_IS);
  await symlink(relative(join(folder, 'engine/bin'), place), join(folder, 'engine/bin', name));
}

async function copy(root: string, folder: string, path: string): Promise<void> {
  await mkdir(dirname(join(folder, path)), { recursive: true });
  await cp(join(root, path), join(folder, path), AS_IT_IS);
}

/** Every file below a folder, links left out, in order. */
export async function filesBelow(folder: string): Promise<string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  return found
    .flatMap((entry) => (entry.isFile() ? [relative(folder, join(entry.parentPath, entry.name))] : []))
    .toSorted();
}
