import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadSource } from './load.ts';
import { RulebookError } from './problem.ts';
import { resolveRulebook } from './resolve.ts';
import type { Rulebook } from './schema.ts';
import type { LoadedSource } from './source.ts';

/** The rulebooks of some folders, resolved when first asked for. */
export interface RulebookLibrary {
  ids(): string[];
  resolve(id: string): Rulebook;
}

export const RULEBOOK_DIR = fileURLToPath(new URL('../rulebooks/', import.meta.url));

/** Where a county keeps rulebooks of its own, below its data folder. */
export function ownRulebooks(dataDir: string): string {
  return join(dataDir, 'rulebooks');
}

/**
 * The rulebooks written in `dirs`, by default those that ship; a folder that is not there has none. One that cannot be
 * read keeps the others usable; resolving it tells what is wrong.
 */
export function rulebookLibrary(...dirs: string[]): RulebookLibrary {
  const broken = new Map<string, RulebookError>();
  const read = new Map<string, LoadedSource>();
  for (const file of (dirs.length === 0 ? [RULEBOOK_DIR] : dirs).flatMap(rulebooksIn)) {
    const id = basename(file, '.yaml');
    try {
      const source = loadSource(file);
      const other = read.get(id);
      // A county's file never takes the place of another: rounds of both would follow one name.
      if (other) throw new RulebookError([source.problem(['id'], `标识“${id}”已用于 ${other.file}`, '另一个标识')]);
      if (source.book.id !== id) {
        throw new RulebookError([source.problem(['id'], '标识与文件名不同', `文件名 ${source.book.id}.yaml`)]);
      }
      read.set(id, source);
    } catch (error) {
      if (!(error instanceof RulebookError)) throw error;
      broken.set(read.has(id) ? file : id, error);
    }
  }
  const resolved = new Map<string, Rulebook>();
  return {
    ids: () => [...read.keys(), ...broken.keys()].sort(),
    resolve(id) {
      const error = broken.get(id);
      if (error) throw error;
      const book = resolved.get(id) ?? resolveRulebook(id, read);
      resolved.set(id, book);
      return book;
    },
  };
}

function rulebooksIn(dir: string): string[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir)
    .filter((name) => name.endsWith('.yaml'))
    .sort()
    .map((name) => join(dir, name));
}
