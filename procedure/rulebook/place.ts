import type { At } from './check.ts';
import type { Sources } from './load.ts';
import type { Merged } from './merged.ts';
import type { LoadedSource } from './source.ts';

/** Says where a field of a merged item is written: in the document it came from, else at the item, else in `source`. */
export function placer(source: LoadedSource, merged: Merged, sources: Sources): At {
  return (section, id, path, message, expected) => {
    const item = merged[section][id] ?? {};
    const [field, ...rest] = path;
    const exact = item[String(field)];
    const near = exact ?? item.title ?? Object.values(item)[0];
    if (!near) return source.problem([section, id], message, expected);
    const place = exact ? [...near.path, ...rest] : near.path.slice(0, -1);
    return (sources.get(near.by) ?? source).problem(place, message, expected);
  };
}
