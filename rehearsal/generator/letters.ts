import { workdaysBeforeDate } from '../../procedure/counting/index.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Act, factAct } from '../scenario/act.ts';
import { type LetterPlan, letterActs } from '../scenario/letters.ts';
import type { Making } from './making.ts';

/** How often a unit answers for some organizations before the others. */
const PARTIAL_SHARE = 0.3;
const RETURNED = 'letter.original-returned';
const HANDOVER = 'archive.handover';

/** The rulebook with no more letters of a kind than asked for. */
export function fewerLetters(book: Rulebook, most: number | undefined): Rulebook {
  if (most === undefined) return book;
  const letters = Object.entries(book.letters).map(([name, kind]) => [
    name,
    { ...kind, units: kind.units.slice(0, most) },
  ]);
  return { ...book, letters: Object.fromEntries(letters) };
}

/** A letter from its dispatch until the groups have what they need: answered at once or in two parts, handed to each group. */
function sentActs(making: Making, plan: LetterPlan): Act[] {
  return letterActs(plan, making.cast).flatMap((act) => {
    if (act.command.type !== 'record-fact') return [act];
    if (act.command.fact === 'letter.replied') return replies(making, plan);
    return act.command.fact === 'letter.distributed' ? handedOn(making, plan) : [act];
  });
}

function replies({ calendar, cast, randoms }: Making, plan: LetterPlan): Act[] {
  const { id, received, replied, original } = plan;
  const last = (date: string, data: object) =>
    reply(id, date, { ...data, ...(original && { number: original.number }) });
  const refs = cast.inspections.map(({ ref }) => ref);
  const first = workdaysBeforeDate(calendar, replied, 1);
  const random = randoms(`reply/${id}`);
  if (refs.length < 2 || first < (plan.personnel?.date ?? received) || random() > PARTIAL_SHARE)
    return [last(replied, {})];
  const half = Math.floor(refs.length / 2);
  // Of the others one is named as having nothing（无此情况）.
  const orgs = refs.slice(half + 1);
  return [
    reply(id, first, { orgs: refs.slice(0, half) }),
    last(replied, { ...(orgs.length > 0 && { orgs }), none: refs.slice(half, half + 1) }),
  ];
}

function reply(id: string, date: string, data: object): Act {
  return { ...factAct('letter.replied', `letter/${id}`, date, data), on: 'round' };
}

/** The original to one group, copies to the others. */
function handedOn({ cast }: Making, { id, distributed, original }: LetterPlan): Act[] {
  return cast.groups.map(({ no, inspections }) => {
    const orgs = inspections.map(({ ref }) => ref);
    const number = original?.group === no ? { number: original.number } : {};
    return { ...factAct('letter.distributed', `letter/${id}`, distributed, { orgs, ...number }), on: 'round' };
  });
}

/** All letters that a step sends. */
export function lettersAt(making: Making, step: string): Act[] {
  const plans = making.dates.letters.filter(({ kind }) => making.book.letters[kind]?.step === step);
  return plans.flatMap((plan) => sentActs(making, plan));
}

/** Every original given back by its group and filed: when the step says so, else when the group hands its archive over. */
export function returnsAt({ book, dates }: Making, step: string): Act[] {
  const own = Object.keys(book.steps).find((name) => book.steps[name]?.['done-by']?.fact === RETURNED);
  if (step !== (own ?? HANDOVER)) return [];
  return dates.letters.flatMap(({ id, original }) => {
    const date = original && dates.of(step, `group/${original.group}`);
    if (date === undefined) return [];
    return [RETURNED, 'letter.original-archived'].map((fact) => ({
      ...factAct(fact, `letter/${id}`, date, { number: original?.number }),
      on: 'round',
    }));
  });
}
