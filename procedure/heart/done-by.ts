import type { Step } from '../rulebook/schema.ts';
import { type Letter, lettersOf } from './letters.ts';
import { completion, type Met } from './met.ts';
import { heldBy } from './originals.ts';
import type { State, Subject } from './state.ts';
import { subjectOf } from './subject.ts';

/** A step that letters or clues complete (`done-by`), for one subject: when, and by which of their facts. */
export function doneBy(state: State, step: Step, on: string): Met | undefined {
  const rule = step['done-by'];
  if (!rule) return undefined;
  if (rule.fact.startsWith('clue.')) return completion(state, rule.fact, subjectOf(on));
  if (rule.fact === 'letter.original-returned') return allReturned(state, subjectOf(on));
  const letters = lettersOf(state).filter(
    (l) => (rule.letter === undefined || l.kind === rule.letter) && (rule.unit === undefined || l.unit === rule.unit),
  );
  if (rule.fact === 'letter.distributed') return earliest(letters.map((l) => reached(state, rule.fact, l)));
  const units = unitsFor(state, rule.fact, rule.letter);
  const concerned = units ? letters.filter((l) => units.includes(l.unit)) : letters;
  const sentTo = new Set(concerned.map((l) => l.unit));
  // A letter kind is sent when every unit it lists has one; the other facts need every letter there is.
  if (rule.fact === 'letter.sent' && units?.some((unit) => !sentTo.has(unit))) return undefined;
  return latest(concerned.map((l) => reached(state, rule.fact, l)));
}

/** Where a step of this level is recorded when letters or clues complete it. */
export function doneOn(state: State, step: Step): string[] {
  if (step.level === 'group') return state.groups.map((group) => `group/${group.no}`);
  if (step.level === 'transfer') return state.transfers.map((t) => `transfer/${t.no}`);
  return ['round'];
}

function reached(state: State, fact: string, letter: Letter): Met | undefined {
  const subject: Subject = { letter: letter.id, unit: letter.unit };
  const done = completion(state, fact, subject);
  if (done || fact !== 'letter.personnel-received') return done;
  return completion(state, 'letter.no-personnel', subject);
}

/** Units whose letters the fact is expected of: those of the kind, or those with a second trigger (D7). */
function unitsFor(state: State, fact: string, kind: string | undefined): string[] | undefined {
  if (fact === 'letter.sent') return kind === undefined ? undefined : state.book.letters[kind]?.units;
  const second = Object.values(state.book.deadlines).find((rule) => rule['also-from']?.fact === fact);
  return second?.['also-from']?.units;
}

function allReturned(state: State, { group }: Subject): Met | undefined {
  const returns = heldBy(state, group).map(({ returned }) => returned && { on: returned.date, by: returned.id });
  return latest(returns);
}

function latest(all: (Met | undefined)[]): Met | undefined {
  const done = sorted(all);
  return done.length === all.length ? done.at(-1) : undefined;
}

function earliest(all: (Met | undefined)[]): Met | undefined {
  return sorted(all)[0];
}

function sorted(all: (Met | undefined)[]): Met[] {
  return all.filter((met) => met !== undefined).sort((a, b) => (a.on + a.by < b.on + b.by ? -1 : 1));
}
