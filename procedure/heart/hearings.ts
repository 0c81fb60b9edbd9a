import type { DeadlineRule } from '../rulebook/schema.ts';
import { triggerFacts } from './crossings.ts';
import type { Met } from './met.ts';
import type { Fact, State, Subject, Transfer } from './state.ts';
import { factsAbout } from './subject.ts';

/** The facts a rule has one deadline for each: hearings, requests. */
export function occasionsOf(state: State, rule: DeadlineRule): Fact[] {
  const [trigger] = triggerFacts(rule.from, state.book);
  return trigger === undefined ? [] : factsAbout(state, trigger, {});
}

/** The one fact a subject is about, where there is a deadline for each of several. */
export function occasionOf(state: State, subject: Subject): Fact | undefined {
  const id = subject.hearing ?? subject.occurrence;
  return id === undefined ? undefined : state.facts.find((fact) => fact.id === id && !fact.returned);
}

/** What was done for a hearing: not before it, and not said to be for other inspections. */
export function sinceHearing(state: State, rule: DeadlineRule, subject: Subject, base?: string): Fact[] {
  const named = occasionOf(state, subject)?.data.inspections;
  return factsAbout(state, rule['met-by'], {}).filter(
    (fact) => (base === undefined || fact.date >= base) && overlap(named, fact.data.inspections),
  );
}

/** Receivers that have clues after a hearing: of batches that carry clues of what it heard, or named at the hearing itself. */
export function receiversAfter(state: State, rule: DeadlineRule, hearing: Fact): string[] {
  const batches = state.transfers.filter((transfer) => belongs(state, rule, transfer, hearing));
  return [...new Set([...(hearing.data.receivers ?? []), ...batches.map(({ receiver }) => receiver)])].filter(
    (receiver) =>
      (state.book.receivers[receiver]?.term ?? true) && (rule.units === undefined || rule.units.includes(receiver)),
  );
}

/** All batches of the hearing for this receiver are handed over: the last hand-over. */
export function receiverMet(state: State, rule: DeadlineRule, subject: Subject): Met | undefined {
  const hearing = occasionOf(state, subject);
  if (!hearing) return undefined;
  const batches = state.transfers.filter(
    (transfer) => transfer.receiver === subject.unit && belongs(state, rule, transfer, hearing),
  );
  const dates = batches.map((transfer) => handover(state, rule, transfer));
  const done = dates.filter((fact) => fact !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1));
  const last = done.length === dates.length ? done[0] : undefined;
  return last && { on: last.date, by: last.id };
}

/** A batch belongs to a hearing of its inspections that came before its hand-over; early ones belong to none. */
function belongs(state: State, rule: DeadlineRule, transfer: Transfer, hearing: Fact): boolean {
  if (transfer.early) return false;
  const covers = transfer.inspections.length > 0 ? transfer.inspections : undefined;
  if (!overlap(hearing.data.inspections, covers)) return false;
  const handed = handover(state, rule, transfer);
  return handed === undefined || handed.date >= hearing.date;
}

function handover(state: State, rule: DeadlineRule, transfer: Transfer): Fact | undefined {
  return factsAbout(state, rule['met-by'], { transfer: transfer.no })[0];
}

/** The answer to one of several requests: by its number where both have one, else in their order. */
export function occurrenceMet(state: State, rule: DeadlineRule, subject: Subject): Met | undefined {
  const requests = occasionsOf(state, rule);
  const own = requests.find((fact) => fact.id === subject.occurrence);
  if (!own) return undefined;
  const { number } = own.data;
  const answers = factsAbout(state, rule['met-by'], {}).filter((fact) => fact.data.number === number);
  const alike = requests.filter((fact) => fact.data.number === number);
  const answer = paired(alike, answers).get(own.id);
  return answer && { on: answer.date, by: answer.id };
}

/** Each request with the earliest answer since that answers none before it. */
function paired(requests: Fact[], answers: Fact[]): Map<string, Fact> {
  const left = [...answers];
  const pairs = new Map<string, Fact>();
  for (const request of requests) {
    const answer = left.find(({ date }) => date >= request.date);
    if (!answer) continue;
    left.splice(left.indexOf(answer), 1);
    pairs.set(request.id, answer);
  }
  return pairs;
}

function overlap(a: string[] | undefined, b: string[] | undefined): boolean {
  return a === undefined || b === undefined || a.some((ref) => b.includes(ref));
}
