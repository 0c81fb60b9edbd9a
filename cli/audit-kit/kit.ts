import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { bundleWorkflows } from '../../activities/worker.ts';
import { productVersion } from '../../config.ts';
import { StackError } from '../../stack/say.ts';
import { sha256Of } from '../../workflows/build-id.ts';
import { howTo } from './how-to.ts';
import { licencesOf } from './licences.ts';
import { RELEASES } from './platforms.ts';
import { writeScript } from './script.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** Read by `source-map` from beside the script. */
const WASM = 'mappings.wasm';

/** A kit that was written: its bytes, and the sha256 of its list of sums. */
export interface Kit {
  bytes: number;
  fingerprint: string;
}

/**
 * Writes a folder that verifies bundles on a machine with Node.js and nothing else: the script, the engine's native part
 * for the targets, this release's workflow code, the public keys to trust. Refused: a folder with something in it.
 */
export async function writeKit(dir: string, targets: readonly string[], publicKeys: readonly string[]): Promise<Kit> {
  await mkdir(join(dir, 'keys'), { recursive: true });
  if ((await readdir(dir)).length > 1 || (await readdir(join(dir, 'keys'))).length > 0) {
    throw new StackError(`${dir} 里已有东西：请给一个空的目录`);
  }
  const inputs = await writeScript(join(dir, 'verify.cjs'));
  const source = dirname(createRequire(import.meta.resolve('@temporalio/worker')).resolve('source-map/package.json'));
  await copyFile(join(source, 'lib', WASM), join(dir, WASM));
  for (const target of targets) {
    await mkdir(join(dir, 'releases', target), { recursive: true });
    await copyFile(join(RELEASES, target, 'index.node'), join(dir, 'releases', target, 'index.node'));
  }
  const version = productVersion();
  const texts: [name: string, text: string][] = [
    ['workflows.js', (await bundleWorkflows()).code],
    ['package.json', `${JSON.stringify({ name: 'xuncheng-audit-kit', version, private: true })}\n`],
    ['LICENSES.txt', await licencesOf(inputs, ROOT)],
    ['README.txt', howTo(version, targets)],
    ...publicKeys.map((pem, index): [string, string] => [join('keys', `${index + 1}.pub.pem`), pem]),
  ];
  for (const [name, text] of texts) await writeFile(join(dir, name), text);
  return sums(dir);
}

async function sums(dir: string): Promise<Kit> {
  const names = (await readdir(dir, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(dir.length + 1))
    .sort();
  let [bytes, text] = [0, ''];
  for (const name of names) {
    const content = await readFile(join(dir, name));
    bytes += content.length;
    text += `${sha256Of(content)}  ${name}\n`;
  }
  await writeFile(join(dir, 'SHA256SUMS'), text);
  return { bytes, fingerprint: sha256Of(text) };
}
