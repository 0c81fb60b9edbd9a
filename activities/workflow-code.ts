import { createHash, randomUUID } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import webpack from 'webpack';
import { workflowsPath } from '../workflows/bundle.ts';
import { failureConverterPath } from '../workflows/data-converter.ts';

const ROOT = fileURLToPath(new URL('../', import.meta.url));
/** What the bundle is made of, libraries included. */
const SOURCES = ['workflows', 'procedure', 'activities/workflow-code.ts', 'package-lock.json'];
const PART_OF_IT = /\.(ts|cjs|json)$/;
const NO_PART = /\.test\.ts$|(^|\/)dist\//;
const PREBUILT = join(ROOT, 'workflows/dist/bundle.json');

interface Prebuilt {
  /** sha256 of the sources it was made of, hex. */
  sources: string;
  code: string;
}

/**
 * The workflow code of this checkout: what was kept in `file`, as long as no source has changed since, else bundled now
 * and kept, so that the next start does without webpack's seconds.
 */
export async function bundleWorkflows(file = PREBUILT): Promise<WorkflowBundleWithSourceMap> {
  const sources = await sourcesHash();
  const kept = await keptIn(file);
  if (kept?.sources === sources) return { code: kept.code, sourceMap: '' };
  const bundle = await bundled();
  // In a folder that may not be written to, the next start bundles again.
  await keep(file, { sources, code: bundle.code }).catch(() => undefined);
  return bundle;
}

/** Bundles the workflow code and keeps it: an image or a package brings it ready-made. */
export async function prebuildWorkflows(file = PREBUILT): Promise<void> {
  const sources = await sourcesHash();
  const { code } = await bundled();
  await keep(file, { sources, code });
}

/** What is kept; nothing where it cannot be read, as after a power cut while it was written. */
async function keptIn(file: string): Promise<Prebuilt | undefined> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Prebuilt;
  } catch {
    return undefined;
  }
}

function bundled(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    ...{ workflowsPath, failureConverterPath, webpackConfigHook: lean },
    logger: new DefaultLogger('ERROR'),
  });
}

/**
 * Two things that cost a third of deciding a fact. Where there is no `process`, as in a workflow, temporal-polyfill
 * writes the text of every date beside it for a debugger; and for ES2017 every `{ ...state }` becomes a call.
 */
function lean(config: webpack.Configuration): webpack.Configuration {
  for (const rule of config.module?.rules ?? []) {
    const jsc = (rule as { use?: { options?: { jsc?: { target: string } } } }).use?.options?.jsc;
    if (jsc) jsc.target = 'es2022';
  }
  const process = new webpack.DefinePlugin({ 'globalThis.process': 'true' });
  return { ...config, plugins: [...(config.plugins ?? []), process] };
}

/** Several processes may keep theirs at once: each writes a file of its own, the last one stays. */
async function keep(file: string, prebuilt: Prebuilt): Promise<void> {
  const fresh = `${file}.${randomUUID()}`;
  await mkdir(dirname(file), { recursive: true });
  try {
    await writeFile(fresh, JSON.stringify(prebuilt));
    await rename(fresh, file);
  } finally {
    await rm(fresh, { force: true });
  }
}

async function sourcesHash(): Promise<string> {
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const names = await readdir(join(ROOT, source), { recursive: true }).catch(() => ['']);
    for (const name of names.toSorted()) {
      const path = join(source, name);
      if (!PART_OF_IT.test(path) || NO_PART.test(path)) continue;
      hash
        .update(`${path}\0`)
        .update(await readFile(join(ROOT, path)))
        .update('\0');
    }
  }
  return hash.digest('hex');
}
