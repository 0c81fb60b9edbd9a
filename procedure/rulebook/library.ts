import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { byId, loadSource } from './load.ts';
import { RulebookError } from './problem.ts';
import { resolveRulebook } from './resolve.ts';
import type { Rulebook } from './schema.ts';
import type { LoadedSource } from './source.ts';

/** The rulebooks of a folder, resolved when first asked for. */
export interface RulebookLibrary {
  ids(): string[];
  resolve(id: string): Rulebook;
}

export const RULEBOOK_DIR = fileURLToPath(new URL('../rulebooks/', import.meta.url));

/** The rulebooks written in `dir`. One that cannot be read keeps the others usable; resolving it tells what is wrong. */
export function rulebookLibrary(dir: string = RULEBOOK_DIR): RulebookLibrary {
  const broken = new Map<string, RulebookError>();
  const read: LoadedSource[] = [];
  for (const name of readdirSync(dir)
    .filter((one) => one.endsWith('.yaml'))
    .sort()) {
    try {
      read.push(loadSource(join(dir, name)));
    } catch (error) {
      if (!(error instanceof RulebookError)) throw error;
      broken.set(basename(name, '.yaml'), error);
    }
  }
  const sources = byId(read);
  const resolved = new Map<string, Rulebook>();
  return {
    ids: () => [...sources.keys(), ...broken.keys()].sort(),
    resolve(id) {
      const error = broken.get(id);
      if (error) throw error;
      const book = resolved.get(id) ?? resolveRulebook(id, sources);
      resolved.set(id, book);
      return book;
    },
  };
}
