import { workdaysAfterDate } from '../../procedure/counting/index.ts';
import { type Act, factAct } from '../scenario/act.ts';
import type { Batch } from '../scenario/cast.ts';
import type { Duty } from '../scenario/steps.ts';
import { followActs } from './clues.ts';
import type { Making } from './making.ts';

/** Dates that belong to the round: the day on which the duty that a parameter dates is done by all. */
export function paramsOf({ book, dates }: Making, start: string): Record<string, string> {
  const params: Record<string, string> = {};
  for (const { from, level, 'met-by': step } of Object.values(book.deadlines)) {
    if (typeof from !== 'object' || !('param' in from) || level === 'office') continue;
    params[from.param] = dates.touching(step, 'round').sort().at(-1) ?? start;
  }
  return params;
}

/** A batch is assembled on the day of the first thing done with it. */
export function assemblies({ cast }: Making, acts: Act[]): Act[] {
  return cast.batches.flatMap(({ no, receiver, clues, inspections }) => {
    const days = acts.flatMap(({ on, date }) => (on === `transfer/${no}` ? [date] : [])).sort();
    const command = { type: 'assemble-transfer' as const, no, receiver, clues, inspections, early: false };
    return days[0] === undefined ? [] : [{ date: days[0], on: 'round', command }];
  });
}

/** What follows the hand-over of a batch: its last step that letters and clues do not complete. */
export function followed(making: Making, batch: Batch): Act[] {
  const { book, dates } = making;
  const own = Object.keys(book.steps).filter((name) => {
    const step = book.steps[name];
    return step?.level === 'transfer' && !step['done-by'];
  });
  const days = own.flatMap((name) => dates.of(name, `transfer/${batch.no}`) ?? []).sort();
  const handedOver = days.at(-1);
  return handedOver === undefined ? [] : followActs(making, batch, handedOver);
}

/** The round is closed after everything else of its own is on record. */
export function closingActs({ calendar, dates }: Making, closing: Duty[], acts: Act[]): Act[] {
  const own = acts.flatMap(({ on, date }) => (on === 'round' || on.startsWith('group/') ? [date] : [])).sort();
  const last = own.at(-1);
  return closing.flatMap(({ step, on }) => {
    const planned = dates.of(step, on);
    if (planned === undefined) return [];
    const date = last !== undefined && last >= planned ? workdaysAfterDate(calendar, last, 1) : planned;
    return [factAct(step, on, date)];
  });
}
