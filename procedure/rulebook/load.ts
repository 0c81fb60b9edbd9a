import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { RulebookError } from './problem.ts';
import { rulebookSourceSchema } from './schema.ts';
import type { LoadedSource } from './source.ts';
import { parseYamlFile } from './yaml-file.ts';

export type Sources = ReadonlyMap<string, LoadedSource>;

/** A rulebook's text as data. Throws `RulebookError` naming file, line and field of everything that is wrong. */
export function parseSource(text: string, file: string): LoadedSource {
  const { data, problem } = parseYamlFile(text, file, rulebookSourceSchema);
  return { file, book: data, problem };
}

/** The rulebook written in `file`. */
export function loadSource(file: string): LoadedSource {
  return parseSource(readFileSync(file, 'utf8'), file);
}

/** Every rulebook of a folder, by id. A file's name is its id. */
export function loadSources(dir: string): Sources {
  const names = readdirSync(dir).filter((name) => name.endsWith('.yaml'));
  return byId(names.sort().map((name) => loadSource(join(dir, name))));
}

/** The sources by id; two with one id, or a file named otherwise than its id, are refused. */
export function byId(sources: readonly LoadedSource[]): Sources {
  const found = new Map<string, LoadedSource>();
  for (const source of sources) {
    const { id } = source.book;
    const other = found.get(id);
    if (other) throw new RulebookError([source.problem(['id'], `标识“${id}”已用于 ${other.file}`)]);
    if (!source.file.endsWith(`${id}.yaml`)) {
      throw new RulebookError([source.problem(['id'], '标识与文件名不同', `文件名 ${id}.yaml`)]);
    }
    found.set(id, source);
  }
  return found;
}
