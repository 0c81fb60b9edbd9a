import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Metafile } from 'esbuild';

/** Licences of the packages that went into a script: they have to travel with it. */
export async function licencesOf({ inputs }: Metafile, root: string): Promise<string> {
  const folders = new Set(Object.keys(inputs).flatMap((path) => packageFolder(path) ?? []));
  const texts: string[] = [];
  for (const folder of [...folders].sort()) texts.push(await licenceOf(resolve(root, folder)));
  return texts.join('\n');
}

function packageFolder(path: string): string | undefined {
  return /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(path)?.[1];
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')) as {
    name: string;
    version: string;
    license: unknown;
  };
  const file = (await readdir(folder)).find((one) => /^licen[cs]e/i.test(one));
  const text = file === undefined ? '' : await readFile(join(folder, file), 'utf8');
  return `==== ${name} ${version} (${String(license)})\n${text}`;
}
