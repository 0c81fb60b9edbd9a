import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build, type Plugin } from 'esbuild';
import { changedAt } from './changed.ts';
import { underLock } from './lock.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const DIST = join(ROOT, 'dist');
const ENTRIES = ['server.ts', 'worker.ts', 'stack/child.ts'];
/** What the code was built of; written last. */
const MADE_OF = 'made-of.json';

interface MadeOf {
  /** Its sources' addresses are in it: built elsewhere, it is not ours. */
  root: string;
  /** Paths from the root. */
  inputs: string[];
}

/**
 * Builds the code of API and worker into dist/, each in one file beside the libraries, when it is absent or older than
 * its sources. Answers where it is; undefined where it cannot be built, and the sources are run as they are.
 */
export async function ensureCode(log: (line: string) => void, dist = DIST): Promise<string | undefined> {
  try {
    if (await isCurrent(dist)) return dist;
    await underLock(join(ROOT, 'node_modules/.cache/xuncheng-code'), log, async () => {
      if (!(await isCurrent(dist))) await make(dist);
    });
    return dist;
  } catch {
    return undefined;
  }
}

async function make(dist: string): Promise<void> {
  const fresh = `${dist}.new`;
  await rm(fresh, { recursive: true, force: true });
  const { metafile } = await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir: fresh,
    outbase: ROOT,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node20',
    metafile: true,
    logLevel: 'silent',
    plugins: [asInTheSources],
  });
  const madeOf: MadeOf = { root: ROOT, inputs: [...Object.keys(metafile.inputs), 'package-lock.json'] };
  await writeFile(join(fresh, MADE_OF), JSON.stringify(madeOf));
  await rm(dist, { recursive: true, force: true });
  await rename(fresh, dist);
}

async function isCurrent(dist: string): Promise<boolean> {
  const file = join(dist, MADE_OF);
  const built = await changedAt(file);
  if (built === undefined) return false;
  const { root, inputs } = JSON.parse(await readFile(file, 'utf8')) as MadeOf;
  if (root !== ROOT) return false;
  const changes = await Promise.all(inputs.map((path) => changedAt(join(ROOT, path))));
  return changes.every((change) => change !== undefined && change <= built);
}

/** A source finds the files beside it by its own address, wherever it was built to. */
const asInTheSources: Plugin = {
  name: 'as-in-the-sources',
  setup({ onLoad }) {
    onLoad({ filter: /\.ts$/ }, async ({ path }) => ({
      contents: (await readFile(path, 'utf8')).replaceAll('import.meta.url', JSON.stringify(pathToFileURL(path).href)),
      loader: 'ts',
    }));
  },
};
