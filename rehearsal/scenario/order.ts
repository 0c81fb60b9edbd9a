import { triggerFacts } from '../../procedure/heart/crossings.ts';
import { hostOf } from '../../procedure/levels.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Stage, stageIndex, stageOf } from '../../procedure/rulebook/stages.ts';
import { type Duty, gatesOf } from './steps.ts';

/** A step another one waits for, and how many working days later that one is done at the earliest. */
export interface Dependency {
  step: string;
  lag: number;
}

/** Steps in an order that respects every gate, each with what it waits for. */
export interface Order {
  steps: string[];
  dependencies: Map<string, Dependency[]>;
}

/** The milestone each stage begins with, where no gate says so. */
const OPENED_BY: Partial<Record<Stage, string>> = {
  station: 'T_e',
  learn: 'T_e',
  withdraw: 'T_e',
  report: 'T_w',
  hear: 'T_w',
  feedback: 'T_s',
  transfer: 'T_s',
  rectify: 'T_f',
  archive: 'T_f',
  discipline: 'T_w',
};

/** What a round says of its rectification sums up these reports of its inspections. */
const SUMMED_UP = 'rectify.reports';

/** Closes the round: after it nothing more of the round's own is recorded. */
export const CLOSING = 'archive.close';

/** Orders the steps of a rehearsal: by their gates, then by what their deadlines count from, then by stage. */
export function orderOf(book: Rulebook, duties: Duty[]): Order {
  const names = [...new Set(duties.map(({ step }) => step))].sort((a, b) => stageIndex(a) - stageIndex(b));
  const dependencies = new Map(names.map((name) => [name, required(book, name, names)]));
  const add = (name: string, other: string, lag = 0) => {
    if (name === other || !names.includes(other) || waitsFor(dependencies, other, name)) return;
    dependencies.get(name)?.push({ step: other, lag });
  };
  for (const name of names) for (const trigger of triggersOf(book, name)) add(name, trigger);
  for (const name of names) {
    const mark = OPENED_BY[stageOf(name) ?? 'plan'];
    const opening = mark && names.find((one) => book.steps[one]?.mark === mark);
    if (opening) add(name, opening, mark === 'T_e' ? 0 : 1);
    if (stageOf(name) === 'rectify' && book.steps[name]?.level === 'round') add(name, SUMMED_UP, 1);
  }
  if (names.includes(CLOSING)) {
    const own = names.filter((name) => hostOf(book.steps[name]?.level ?? 'office') === 'round');
    for (const name of own) add(CLOSING, name, 1);
  }
  return { steps: sorted(names, dependencies), dependencies };
}

function required(book: Rulebook, name: string, names: string[]): Dependency[] {
  const step = book.steps[name];
  if (!step) return [];
  const recorder = recorderOf(book, name, names);
  if (recorder) return [{ step: recorder, lag: 0 }];
  const by = step['done-by'];
  const sent = by?.letter === undefined ? undefined : book.letters[by.letter]?.step;
  const letter = sent === undefined || sent === name ? [] : [{ step: sent, lag: 0 }];
  // What letters and clues complete has its date from them; only originals are given back when their gates are open.
  const own = by && by.fact !== 'letter.original-returned' && by.fact !== 'letter.sent';
  const gates = own ? [] : Object.keys(gatesOf(step)).map((gate) => ({ step: gate, lag: 1 }));
  const originals = by?.fact === 'letter.original-returned' ? Object.values(book.letters).map((kind) => kind.step) : [];
  return [...letter, ...gates, ...originals.map((one) => ({ step: one, lag: 1 }))].filter(({ step: other }) =>
    names.includes(other),
  );
}

/** The step whose record also completes this one (a combined hearing). */
export function recorderOf(book: Rulebook, name: string, names: string[]): string | undefined {
  return names.find((other) => book.steps[other]?.records?.includes(name));
}

function triggersOf(book: Rulebook, name: string): string[] {
  const rules = Object.values(book.deadlines).filter((rule) => rule['met-by'] === name);
  return rules.flatMap((rule) => triggerFacts(rule.from, book));
}

/** Whether `name` waits for `other`, through any number of steps. */
function waitsFor(dependencies: Map<string, Dependency[]>, name: string, other: string): boolean {
  const seen = new Set<string>();
  const visit = (one: string): boolean => {
    if (one === other) return true;
    if (seen.has(one)) return false;
    seen.add(one);
    return (dependencies.get(one) ?? []).some(({ step }) => visit(step));
  };
  return visit(name);
}

function sorted(names: string[], dependencies: Map<string, Dependency[]>): string[] {
  const done = new Set<string>();
  const visit = (name: string) => {
    if (done.has(name)) return;
    done.add(name);
    for (const { step } of dependencies.get(name) ?? []) visit(step);
    order.push(name);
  };
  const order: string[] = [];
  for (const name of names) visit(name);
  return order;
}
