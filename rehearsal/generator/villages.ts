import { workdaysAfterDate } from '../../procedure/counting/index.ts';
import type { FactData, Inspection } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from '../scenario/act.ts';
import { firstKind } from '../scenario/steps.ts';
import type { Making } from './making.ts';

/** The trait of an organization whose last villages are chosen after the group went in. */
export const ROAMING = 'mobile-villages';
/** The kind of what is done in such a village. */
const MOBILE = 'mobile';
/** Working days over which the villages are gone through. */
const SPREAD = 15;

/** How many villages the rulebook lets a group choose; none where it says nothing. */
export function mobileCount(book: Rulebook): number {
  return Math.max(0, ...Object.values(book.steps).map(({ figures }) => figures?.villages ?? 0));
}

/** The villages of an organization: fixed by the plan, and chosen later. */
export function villagesOf(
  book: Rulebook,
  { villages = 0, traits }: Inspection,
): { fixed: number[]; mobile: number[] } {
  const all = Array.from({ length: villages }, (_, i) => i + 1);
  const chosen = traits.includes(ROAMING) ? mobileCount(book) : 0;
  return { fixed: all.slice(0, villages - chosen), mobile: all.slice(villages - chosen) };
}

/** A step of the villages of one inspection: a list of them all, or one fact for each village. */
export function villageActs(making: Making, name: string, inspection: Inspection, date: string): Act[] {
  const { book, calendar } = making;
  const step = book.steps[name];
  const { fixed, mobile } = villagesOf(book, inspection);
  const on = `inspection/${inspection.ref}`;
  if (fixed.length + mobile.length === 0) return [factAct(name, on, date)];
  // A list that another step's villages must not be on.
  const isList = Object.values(book.steps).some(({ besides }) => besides === name);
  if (isList) return [factAct(name, on, date, { villages: fixed })];
  const authorised = mobile.length === 0 ? date : authorisedOn(making, name, inspection, date);
  const kinds = step?.kinds !== undefined;
  const each = (villages: number[], from: string, kind: string | undefined) =>
    villages.map((village, i) => {
      const day = kinds ? workdaysAfterDate(calendar, from, Math.floor((i * SPREAD) / (villages.length + 1))) : from;
      const data: FactData = kinds && kind !== undefined ? { kind } : {};
      return { ...factAct(name, `village/${inspection.ref}-${village}`, day, data), on };
    });
  return [
    ...(onlyMobile(book, name) ? [] : each(fixed, date, step && firstKind(step))),
    ...each(mobile, authorised, MOBILE),
  ];
}

/** Steps that wait for what only the villages chosen later need. */
export function onlyMobile(book: Rulebook, name: string): boolean {
  const step = book.steps[name];
  return step?.level === 'village' && Object.keys(step.after ?? {}).some((gate) => book.steps[gate]?.when === ROAMING);
}

/** The first day on which a village chosen later may be entered. */
function authorisedOn({ book, calendar, dates }: Making, name: string, { ref }: Inspection, date: string): string {
  const gates = Object.keys(book.steps[name]?.['after-when']?.[MOBILE] ?? {});
  const days = gates.flatMap((gate) => dates.of(gate, `inspection/${ref}`) ?? []);
  const last = days.sort().at(-1);
  return last === undefined || last < date ? date : workdaysAfterDate(calendar, last, 1);
}
