import type { z } from 'zod';
import { dateOfInstant, formatDate } from '../counting/index.ts';
import { isImplied, isOrBelongsTo } from './belongs.ts';
import type { correctFactSchema, returnFactSchema } from './command.ts';
import { copiesOf } from './copies.ts';
import { type Copy, type Event, event } from './event.ts';
import { judged } from './figures.ts';
import type { Given } from './given.ts';
import { checkAhead, momentOf } from './moment.ts';
import { breachesOf, checkBreaches } from './people.ts';
import { refuse } from './rejection.ts';
import type { Fact, State } from './state.ts';
import { checkSubject } from './subject-check.ts';

export type Correct = z.infer<typeof correctFactSchema>;
export type Return = z.infer<typeof returnFactSchema>;

/** Events of correcting a fact, taking it back, or returning it for rework. */
export function correct(state: State, command: Correct | Return, instant: string, given: Given): Event[] {
  const fact = state.facts.find((f) => f.id === command.factId);
  if (!fact || fact.from !== undefined) {
    const detail = `这里没有编号为 ${command.factId} 的登记`;
    refuse({ code: 'unknown-fact', status: 404, field: 'factId', detail });
  }
  if (isImplied(fact)) {
    const detail = '这一步随另一登记完成，请更正那一登记';
    refuse({ code: 'not-allowed', status: 422, field: 'factId', detail });
  }
  const { factId, reason } = command;
  const before = state.facts.filter((f) => isOrBelongsTo(f, factId));
  if (command.type === 'return-fact') {
    const step = state.book.steps[fact.fact];
    if (step?.final) {
      const detail = `“${step.title}”不得拒收、退回${step.clause ? `（${step.clause}）` : ''}；登记有误请用更正`;
      refuse({ code: 'not-allowed', status: 422, field: 'factId', detail });
    }
    if (fact.returned) refuse({ code: 'already', status: 422, field: 'factId', detail: '这一件已经退回' });
    const { rework } = command;
    if (rework !== undefined) checkRework(rework, instant);
    const asked = rework === undefined ? {} : { rework };
    const after = before.map((f) => ({ ...f, returned: true, ...asked }));
    const copies = peersOf(state, before);
    return [event(instant, { type: 'fact.corrected', factId, returned: true, ...asked, reason, after, copies })];
  }
  if (command.void) {
    const copies = peersOf(state, before);
    return [event(instant, { type: 'fact.corrected', factId, void: true, reason, after: [], copies })];
  }
  if (command.at === undefined && command.data === undefined) {
    refuse({ code: 'not-allowed', status: 400, detail: '没有写要更正成什么' });
  }
  const { at, date } = command.at === undefined ? fact : momentOf(state, command.at, instant);
  const data = command.data ?? fact.data;
  // Judged as if the wrong one had never been.
  const without = { ...state, facts: state.facts.filter((f) => !before.includes(f)) };
  checkSubject(without, state.book.steps[fact.fact]?.level, fact.fact, fact.on, data, date);
  const breaches = [
    ...judged(without, fact.fact, fact.on, data, given).breaches,
    ...breachesOf(without, fact.fact, fact.on, data, given),
  ];
  checkBreaches(without, breaches, given.approvals ?? [], date);
  const after = before.map((f) => ({ ...f, at, date, data }));
  const copies = peersOf(state, [...before, ...after]);
  const overridden = breaches.length > 0 ? { overridden: breaches } : {};
  return [event(instant, { type: 'fact.corrected', factId, reason, ...overridden, after, copies })];
}

function checkRework(rework: string, instant: string): void {
  checkAhead(rework, instant, 'rework');
  if (rework >= dateOfInstant(instant)) return;
  const detail = `要求补正的日子${formatDate(rework)}已过`;
  refuse({ code: 'not-allowed', status: 422, field: 'rework', detail });
}

/** Every peer that has, or now needs, one of the facts: one message each. */
function peersOf(state: State, facts: Fact[]): Copy[] {
  const copies = facts.flatMap((fact) => copiesOf(state, fact));
  return [...new Map(copies.map((copy) => [copy.to, copy])).values()];
}
