import { fileURLToPath } from 'node:url';
import { loadSources } from './load.ts';
import { resolveRulebook } from './resolve.ts';
import type { Rulebook } from './schema.ts';

/** The rulebooks of a folder, resolved when first asked for. */
export interface RulebookLibrary {
  ids(): string[];
  resolve(id: string): Rulebook;
}

export const RULEBOOK_DIR = fileURLToPath(new URL('../rulebooks/', import.meta.url));

/** The rulebooks written in `dir`. Throws `RulebookError` when one of them cannot be read. */
export function rulebookLibrary(dir: string = RULEBOOK_DIR): RulebookLibrary {
  const sources = loadSources(dir);
  const resolved = new Map<string, Rulebook>();
  return {
    ids: () => [...sources.keys()],
    resolve(id) {
      const book = resolved.get(id) ?? resolveRulebook(id, sources);
      resolved.set(id, book);
      return book;
    },
  };
}
