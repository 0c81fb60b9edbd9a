import type { z } from 'zod';
import { formatDate } from '../counting/index.ts';
import { missingApprovals } from './approvals.ts';
import { isImplied, isOrBelongsTo } from './belongs.ts';
import type { correctFactSchema, recordFactSchema, returnFactSchema } from './command.ts';
import { copiesOf } from './copies.ts';
import { ownerOf } from './crossings.ts';
import { entityFactTitle } from './entity-facts.ts';
import { type Copy, type Event, event } from './event.ts';
import { gateText, missingGates } from './gates.ts';
import type { Given } from './given.ts';
import { impliedFacts } from './implied.ts';
import { momentOf } from './moment.ts';
import { breachesOf, checkBreaches, leaderless } from './people.ts';
import { Recorder } from './recorder.ts';
import { refuse } from './rejection.ts';
import { checkOnce } from './repeats.ts';
import type { Fact, State } from './state.ts';
import { checkSubject } from './subject-check.ts';

type Record = z.infer<typeof recordFactSchema>;
type Correct = z.infer<typeof correctFactSchema>;
type Return = z.infer<typeof returnFactSchema>;

/** Events of recording, correcting or returning a fact. */
export function decideFact(
  state: State,
  command: Record | Correct | Return,
  id: string,
  instant: string,
  given: Given,
): Event[] {
  if (command.type === 'record-fact') return record(state, command, id, instant, given);
  return change(state, command, instant, given);
}

function record(state: State, command: Record, id: string, instant: string, given: Given): Event[] {
  const { fact: name, on, data } = command;
  const step = state.book.steps[name];
  if (!step && !entityFactTitle(name)) unknownFact(400, `规程“${state.book.title}”没有“${name}”这一步`);
  if (ownerOf(state.book, name) !== state.host) unknownFact(400, `“${step?.title ?? name}”不在这一层登记`);
  if (command.historic && state.host !== 'office') {
    refuse({ code: 'not-allowed', status: 400, field: 'historic', detail: '只有轮外常设的事项逐件补录；轮次整轮补录' });
  }
  checkSubject(state, step?.level, name, on, data);
  const { at, date } = momentOf(state, command.at, instant);
  checkOpen(state);
  checkOnce(state, name, on, data);
  if (state.facts.some((f) => f.id === id)) {
    refuse({ code: 'already', status: 409, detail: `编号 ${id} 已用于另一登记` });
  }
  const gates = missingGates(state, name, on, date, data);
  const { breaches, hints } = leaderless(state, name);
  const hard = [...gates.hard, ...missingApprovals(state, name, on, date, data, given)];
  const soft = [...gates.soft, ...hints];
  if (hard.length > 0 && command.late === undefined) {
    const field = gates.hard.length > 0 ? 'fact' : 'approval';
    refuse({ code: 'gate', status: 422, detail: gateText(state, hard), missing: hard, field });
  }
  const overridden = [...breaches, ...breachesOf(state, name, on, data, given)];
  checkBreaches(state, overridden, given, date);
  const fact: Fact = { id, fact: name, on, at, date, data, ...(command.historic ? { historic: true } : {}) };
  const passed = {
    ...(hard.length > 0 ? { missing: hard, late: command.late } : {}),
    ...(soft.length > 0 ? { warnings: soft } : {}),
    ...(overridden.length > 0 ? { overridden } : {}),
  };
  const recorder = new Recorder(state, instant);
  recorder.emit({ type: 'fact.recorded', fact, copies: copiesOf(state, fact), ...passed });
  for (const implied of impliedFacts(recorder.state, fact)) {
    recorder.emit({ type: 'fact.recorded', fact: implied, copies: copiesOf(recorder.state, implied) });
  }
  return recorder.events;
}

function change(state: State, command: Correct | Return, instant: string, given: Given): Event[] {
  const fact = state.facts.find((f) => f.id === command.factId);
  if (!fact || fact.from !== undefined) unknownFact(404, `这里没有编号为 ${command.factId} 的登记`, 'factId');
  if (isImplied(fact)) {
    const detail = '这一步随另一登记完成，请更正那一登记';
    refuse({ code: 'not-allowed', status: 422, field: 'factId', detail });
  }
  const { factId, reason } = command;
  const before = state.facts.filter((f) => isOrBelongsTo(f, factId));
  if (command.type === 'return-fact') {
    if (fact.returned) refuse({ code: 'already', status: 422, field: 'factId', detail: '这一件已经退回' });
    const after = before.map((f) => ({ ...f, returned: true }));
    const copies = peersOf(state, before);
    return [event(instant, { type: 'fact.corrected', factId, returned: true, reason, after, copies })];
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
  checkSubject(without, state.book.steps[fact.fact]?.level, fact.fact, fact.on, data);
  const breaches = breachesOf(without, fact.fact, fact.on, data, given);
  checkBreaches(without, breaches, given, date);
  const after = before.map((f) => ({ ...f, at, date, data }));
  const copies = peersOf(state, [...before, ...after]);
  const overridden = breaches.length > 0 ? { overridden: breaches } : {};
  return [event(instant, { type: 'fact.corrected', factId, reason, ...overridden, after, copies })];
}

/** Every peer that has, or now needs, one of the facts: one message each. */
function peersOf(state: State, facts: Fact[]): Copy[] {
  const copies = facts.flatMap((fact) => copiesOf(state, fact));
  return [...new Map(copies.map((copy) => [copy.to, copy])).values()];
}

function checkOpen(state: State): void {
  if (state.closed === undefined) return;
  refuse({ code: 'closed', status: 422, detail: `本轮次已于${formatDate(state.closed)}办结，不再登记；有误请用更正` });
}

function unknownFact(status: 400 | 404, detail: string, field = 'fact'): never {
  refuse({ code: 'unknown-fact', status, field, detail });
}
