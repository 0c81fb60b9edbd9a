import { type Item, type Items, type Merged, mapValues } from './merged.ts';

export type Names = Readonly<Record<string, string>>;

/** Fields that name steps or facts. */
const REFERENCES = new Set([
  'after',
  'after-when',
  'before',
  'records',
  'recorded-by',
  'approve',
  'done-by',
  'from',
  'also-from',
  'met-by',
  'times',
  'until',
  'step',
]);

/** The duties under new ids, and every mention of them. One whose new id is taken already gives way. */
export function renameItems(merged: Merged, names: Names): Merged {
  const rekey = (items: Items): Items => {
    const kept = Object.entries(items).filter(([id]) => !Object.hasOwn(items, names[id] ?? '') || names[id] === id);
    return Object.fromEntries(kept.map(([id, item]) => [names[id] ?? id, item]));
  };
  const renamed = renameMentions(merged, names);
  return { ...renamed, steps: rekey(renamed.steps), deadlines: rekey(renamed.deadlines) };
}

/** The same duty under two ids (`replaces`): other id → kept id. */
export function replacedNames(replaces: Readonly<Record<string, readonly string[]>> = {}): Names {
  return Object.fromEntries(Object.entries(replaces).flatMap(([kept, others]) => others.map((other) => [other, kept])));
}

function renameMentions(merged: Merged, names: Names): Merged {
  const inItem = (item: Item, id: string): Item =>
    mapValues(item, (written, field) => {
      if (!REFERENCES.has(field)) return written;
      return { ...written, value: withoutSelf(field, renamed(written.value, names), names[id] ?? id) };
    });
  return {
    ...merged,
    steps: mapValues(merged.steps, inItem),
    deadlines: mapValues(merged.deadlines, inItem),
    letters: mapValues(merged.letters, inItem),
  };
}

function renamed(value: unknown, names: Names): unknown {
  if (typeof value === 'string') return Object.hasOwn(names, value) ? names[value] : value;
  if (Array.isArray(value)) return value.map((part) => renamed(part, names));
  if (typeof value !== 'object' || value === null) return value;
  const result: Record<string, unknown> = {};
  for (const [key, part] of Object.entries(value)) {
    const name = names[key] ?? key;
    result[name] = result[name] === 'hard' ? 'hard' : renamed(part, names);
  }
  return result;
}

/** A step whose gate was renamed to itself has that gate no longer. */
function withoutSelf(field: string, value: unknown, id: string): unknown {
  if (field !== 'after' && field !== 'before') return value;
  return Object.fromEntries(Object.entries(value as object).filter(([gate]) => gate !== id));
}
