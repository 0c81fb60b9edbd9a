import type { Rulebook } from '../../api/rulebooks.ts';
import { messages } from '../../messages.ts';

const words = messages.rules;
const NAMED: Record<string, string> = words.fields;

/** One step or deadline that two rulebooks have differently. */
export interface Difference {
  key: string;
  sort: string;
  title: string;
  what: string;
}

/** What two rulebooks say differently, or only one of them says. */
export function differencesOf(one: Rulebook, two: Rulebook): Difference[] {
  return [
    ...differing(words.steps, [one, one.steps], [two, two.steps]),
    ...differing(words.deadlines, [one, one.deadlines], [two, two.deadlines]),
  ];
}

type Part<T> = [Rulebook, Record<string, T>];

function differing<T extends { title: string }>(
  sort: string,
  [one, mine]: Part<T>,
  [two, theirs]: Part<T>,
): Difference[] {
  const ids = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return ids.flatMap((id) => {
    const [a, b] = [mine[id], theirs[id]];
    const line = (title: string, what: string) => [{ key: `${sort} ${id}`, sort, title, what }];
    if (!a) return b ? line(b.title, words.only(two.title)) : [];
    if (!b) return line(a.title, words.only(one.title));
    const fields = fieldsOf(a, b);
    return fields.length > 0 ? line(a.title, words.differ(fields.join('、'))) : [];
  });
}

/** The fields that a reader knows by name. */
function fieldsOf(a: object, b: object): string[] {
  const value = (of: object, name: string) => JSON.stringify((of as Record<string, unknown>)[name]);
  return Object.entries(NAMED).flatMap(([name, title]) => (value(a, name) === value(b, name) ? [] : [title]));
}
