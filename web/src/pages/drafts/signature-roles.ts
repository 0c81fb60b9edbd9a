import type { Draft } from '../../api/drafts.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { messages } from '../../messages.ts';

/** Whose signature also counts for a body: whoever may sign for it. */
const SIGNS_FOR: Record<string, readonly string[]> = {
  lg: ['lg.exec', 'lg.head'],
  'lg.any': ['lg.any', 'lg.exec', 'lg.head'],
  'lg.head': ['lg.head', 'sec'],
  county: ['sec', 'sc'],
  group: ['leader', 'deputy'],
  org: ['prin'],
};

/** Who decides in the standing office, whose papers no round's rulebook tells of. */
const USUAL = ['lg.exec', 'lg.head', 'lg.any', 'director'];

/** In which capacities a paper may be signed, and in which of them next; those of the signer first. */
export function rolesFor(book: Rulebook | undefined, { fact, data, signed }: Draft, held: readonly string[]) {
  const titles: Readonly<Record<string, string>> = book?.roleTitles ?? messages.roles;
  const asked = (book?.steps[fact]?.approve ?? []).filter(({ when }) => when === undefined || when === data.kind);
  const codes = asked.map(({ by }) => [by].flat().flatMap((role) => SIGNS_FOR[role] ?? [role]));
  const open = codes.slice(signed.length);
  const all = [...new Set((open.length > 0 ? open : codes).flat())];
  const known = all.length > 0 ? all : USUAL;
  return {
    all: known.map((role) => ({ value: role, label: titles[role] ?? role })),
    next: open[0] ?? held.filter((role) => USUAL.includes(role)),
  };
}
