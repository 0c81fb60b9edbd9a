import { checkRulebook } from './check.ts';
import { combine } from './combine.ts';
import { finish } from './finish.ts';
import type { Sources } from './load.ts';
import { type Merged, overlay, own } from './merged.ts';
import { RulebookError } from './problem.ts';
import { renameItems, replacedNames } from './rename.ts';
import { checkSameDuty } from './same-duty.ts';
import type { Rulebook } from './schema.ts';
import { sliceFrom } from './slice.ts';
import type { LoadedSource } from './source.ts';
import type { Stage } from './stages.ts';

/** The rulebook `id` with everything it extends. Throws `RulebookError` for a missing choice or a name without a thing. */
export function resolveRulebook(id: string, sources: Sources): Rulebook {
  const source = sources.get(id);
  if (!source) throw new Error(`没有这份规程：${id}`);
  const merged = merge(source, sources, [id]);
  const [book, at] = finish(source, merged, sources);
  const problems = [...checkRulebook(book, at), ...checkSameDuty(book, source)];
  if (problems.length > 0) throw new RulebookError(problems);
  return book;
}

function merge(source: LoadedSource, sources: Sources, trail: readonly string[]): Merged {
  const { book } = source;
  const replaced = replacedNames(book.replaces);
  const parents = parentsOf(source).map(({ name, from, path }) => {
    const parent = sources.get(name);
    if (!parent) throw new RulebookError([source.problem(path, `没有这份规程：${name}`)]);
    if (trail.includes(name))
      throw new RulebookError([source.problem(path, `规程互相继承：${[...trail, name].join(' → ')}`)]);
    const whole = merge(parent, sources, [...trail, name]);
    const part = from === undefined ? whole : sliceFrom(whole, from);
    return { name, merged: renameItems(renameItems(part, book.rename?.[name] ?? {}), replaced) };
  });
  const mine = own(book);
  const [combined, problems] = combine(parents, source, mine);
  const merged = overlay(mine, combined);
  for (const kept of Object.keys(book.replaces ?? {})) {
    if (!merged.steps[kept]) problems.push(source.problem(['replaces', kept], `没有这个步骤：${kept}`));
  }
  if (problems.length > 0) throw new RulebookError(problems);
  return merged;
}

interface ParentRef {
  name: string;
  from?: Stage;
  path: (string | number)[];
}

function parentsOf({ book }: LoadedSource): ParentRef[] {
  return (book.extends ?? []).flatMap((entry, i): ParentRef[] => {
    if (typeof entry === 'string') return [{ name: entry, path: ['extends', i] }];
    return Object.entries(entry).map(([name, { from }]) => ({ name, from, path: ['extends', i, name] }));
  });
}
