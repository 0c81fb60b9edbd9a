import { workdaysAfterDate, workdaysBeforeDate, workdaysBetween } from '../../procedure/counting/index.ts';
import type { FactData } from '../../procedure/heart/state.ts';
import type { Step } from '../../procedure/rulebook/schema.ts';
import { stageOf } from '../../procedure/rulebook/stages.ts';
import { type Act, factAct } from '../scenario/act.ts';
import { markedOn } from '../scenario/marked.ts';
import { rightsData } from '../scenario/rights-data.ts';
import { figuresData } from './data.ts';
import { inspectionOf, type Making } from './making.ts';
import { below, type Random } from './random.ts';

/** Of four things that may need a further step, one does. */
const CONDITIONAL_SHARE = 0.25;
/** Of things that are finished, so many have to be done again. */
const AGAIN_SHARE = 0.05;
/** Most facts are of the first kind their step has. */
const FIRST_KIND_SHARE = 0.7;
/** Working days that things take which nothing else waits for. */
const WITHOUT_END = 45;

/** The sort of numbered things that a step begins or goes on with, where there are to be any here. */
export function sortOf({ book, sizes, order }: Making, name: string): string | undefined {
  const step = book.steps[name];
  const sort = step?.opens ?? step?.each;
  if (sort === undefined || !sizes.things[sort]) return undefined;
  return order.steps.some((other) => book.steps[other]?.opens === sort) ? sort : undefined;
}

/** All that is done with the numbered things of one subject: each begun on a day of its own and gone on with day by day. */
export function thingActs(making: Making, sort: string, on: string): Act[] {
  const { book, sizes, order, dates } = making;
  const own = order.steps.filter((name) => dates.of(name, on) !== undefined);
  const opener = own.find((name) => book.steps[name]?.opens === sort);
  if (opener === undefined) return [];
  const begun = dates.of(opener, on) ?? '';
  const numbers = Array.from({ length: sizes.things[sort] ?? 0 }, (_, i) => String(i + 1));
  const followers = own.filter((name) => book.steps[name]?.each === sort);
  const here = followers.filter((name) => stageOf(name) === stageOf(opener) && !book.steps[name]?.undoes);
  const later = followers.filter((name) => stageOf(name) !== stageOf(opener));
  const days = daysOf(making, on, begun, [opener, ...followers], here.length + 1, numbers.length);
  // A list of them all is one fact; what comes one by one has its own.
  const listed = book.steps[opener]?.many !== true;
  const openings = listed
    ? [act(making, opener, on, begun, numbers)]
    : numbers.map((number, i) => act(making, opener, on, days[i] ?? begun, [number]));
  const passages = numbers.flatMap((number, i) =>
    passage(making, here, on, number, days[i] ?? begun, [opener], followers),
  );
  const rest = later.flatMap((name) => {
    const date = dates.of(name, on);
    return date === undefined ? [] : [act(making, name, on, date, numbers)];
  });
  return [...openings, ...passages, ...rest];
}

/** One thing's way through the steps that follow, a working day each; some have to go it twice. */
function passage(
  making: Making,
  steps: string[],
  on: string,
  number: string,
  begun: string,
  before: string[],
  followers: string[],
): Act[] {
  const { book, calendar, randoms } = making;
  const random = randoms(`${steps.join()}/${on}/${number}`);
  const done = new Set(before);
  const acts: Act[] = [];
  let date = begun;
  const go = (name: string) => {
    date = workdaysAfterDate(calendar, date, 1);
    acts.push(act(making, name, on, date, [number]));
    done.add(name);
  };
  const open = (step: Step | undefined) =>
    Object.keys(step?.after ?? {}).every((gate) => !steps.includes(gate) || done.has(gate));
  const goAll = () => {
    for (const name of steps) if (open(book.steps[name]) && taken(book.steps[name], random)) go(name);
  };
  goAll();
  const again = followers.find((name) => book.steps[name]?.undoes?.some((step) => done.has(step)));
  if (again !== undefined && random() < AGAIN_SHARE) {
    go(again);
    goAll();
  }
  return acts;
}

function taken(step: Step | undefined, random: Random): boolean {
  return step?.demand === 'must' || step?.demand === 'may' || random() < CONDITIONAL_SHARE;
}

function act(making: Making, name: string, on: string, date: string, numbers: string[]): Act {
  const kinds = Object.keys(making.book.steps[name]?.kinds ?? {});
  const random = making.randoms(`${name}/${on}/${numbers[0]}`);
  const kind = random() < FIRST_KIND_SHARE ? kinds[0] : kinds[below(random, kinds.length)];
  const villages = inspectionOf(making, on)?.villages;
  const where: FactData =
    villages === undefined || making.book.steps[name]?.opens !== 'problem'
      ? {}
      : { villages: [1 + below(random, villages)] };
  return factAct(name, on, date, {
    ...figuresData(making, { step: name, on }),
    ...rightsData(making.book, name, on),
    numbers,
    ...(kind === undefined ? {} : { kind }),
    ...where,
  });
}

/** A day for each of `count` things, evenly from the first one to when something else waits for them all. */
function daysOf(making: Making, on: string, from: string, chain: string[], steps: number, count: number): string[] {
  const { calendar } = making;
  const end = endOf(making, on, from, chain);
  const room = end <= from ? 0 : workdaysBetween(calendar, from, end) - 1 - steps;
  const width = Math.max(1, room);
  return Array.from({ length: count }, (_, i) => workdaysAfterDate(calendar, from, Math.floor((i * width) / count)));
}

/** The first day on which a step of another kind waits for one of the chain, or the stay ends. */
function endOf(making: Making, on: string, from: string, chain: string[]): string {
  const { calendar, order, dates } = making;
  const inField = stageOf(chain[0] ?? '') === 'learn';
  const exit = inField ? markedOn(making, 'T_w', on, 'first') : undefined;
  const waiting = order.steps.filter(
    (name) => !chain.includes(name) && order.dependencies.get(name)?.some(({ step }) => chain.includes(step)),
  );
  const later = chain.filter((name) => stageOf(name) !== stageOf(chain[0] ?? ''));
  const days = [...waiting, ...later].flatMap((name) => dates.touching(name, on)).filter((date) => date > from);
  const end = [...days, ...(exit === undefined ? [] : [exit])].sort()[0];
  return end === undefined ? workdaysAfterDate(calendar, from, WITHOUT_END) : workdaysBeforeDate(calendar, end, 1);
}
