import type { Rulebook } from '../rulebook/schema.ts';
import { recorderWords } from '../rulebook/words.ts';
import type { Standing } from './circles.ts';
import { type Matter, refsOf, stepOf } from './matter.ts';
import { isRecusedFrom } from './recusals.ts';
import { GROUP_SIDE, isOwn, reaches } from './scope.ts';
import type { RoleHeld, Viewer } from './viewer.ts';

/** Why somebody may not record, correct, return or sign something, in Chinese; answered as 403. */
export interface NotYours {
  detail: string;
}

/** The steps whose standing facts on the same subject tell who may record `fact`; none for nearly every step. */
export function namingSteps(book: Rulebook, fact: string): string[] {
  const rule = book.steps[fact]?.['recorded-by'];
  return [rule?.['named-in'], rule?.['addressed-in']].filter((name) => name !== undefined);
}

/** Codes of the people whom facts of `namingSteps` name to record a matter: the last registrar, the addressees. */
export function namedFor(book: Rulebook, matter: Matter, facts: readonly Standing[]): string[] {
  const rule = stepOf(book, matter)?.['recorded-by'];
  if (!rule) return [];
  const here = facts.filter(({ round, on }) => round === matter.round && sameInspection(on, matter));
  const last = here
    .filter(({ fact }) => fact === rule['named-in'])
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .at(-1);
  const numbers = matter.data?.numbers;
  const addressed = here.filter(
    ({ fact, data }) =>
      fact === rule['addressed-in'] && (numbers === undefined || data.numbers?.some((no) => numbers.includes(no))),
  );
  return [...(last?.data.persons ?? []), ...addressed.flatMap(({ data }) => data.addressee ?? [])];
}

/**
 * Whether a person may record a step or entity fact, or correct, return or sign one: nothing where they may. Steps
 * `recorded-by` somebody are recorded by nobody else, the office neither; who declared recusal records nothing of that
 * inspection but the declaration itself. Whether an account may record at all is not asked here. `facts`: of `namingSteps`.
 */
export function mayRecord(
  book: Rulebook,
  matter: Matter,
  viewer: Viewer,
  facts: readonly Standing[] = [],
): NotYours | undefined {
  if (viewer.local) return undefined;
  const refs = refsOf(matter);
  const declared = refs.filter((one) => isRecusedFrom(viewer, matter.round, one));
  if (declared.length > 0 && declared.length === refs.length && matter.subject?.person === undefined) {
    return { detail: `您已申报回避 ${declared.join('、')}，不办理它的事项` };
  }
  const step = stepOf(book, matter);
  const rule = step?.['recorded-by'];
  if (!step || !rule) return undefined;
  const asked = [rule.by ?? []].flat();
  const holds = (held: RoleHeld) =>
    asked.includes(held.role === 'director' ? 'office' : held.role) &&
    (GROUP_SIDE.includes(held.role) ? isOwn(held, matter) : reaches(held, matter));
  if (viewer.roles.some(holds)) return undefined;
  const named = namedFor(book, matter, facts);
  // Several sealed things in one record: each has to be the recorder's own.
  const mine = viewer.person !== undefined && named.length > 0 && named.every((code) => code === viewer.person);
  const one = rule['addressed-in'] === undefined ? named.includes(viewer.person ?? '') : mine;
  if (one) return undefined;
  return { detail: `“${step.title}”只由${recorderWords(book, rule)}登记${step.clause ? `（${step.clause}）` : ''}` };
}

function sameInspection(on: string, matter: Matter): boolean {
  return refsOf(matter).some((ref) => on === `inspection/${ref}`);
}
