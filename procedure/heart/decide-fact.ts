import type { z } from 'zod';
import { dateOfInstant, formatDate } from '../counting/index.ts';
import type { correctFactSchema, recordFactSchema, returnFactSchema } from './command.ts';
import { copiesOf } from './copies.ts';
import { ownerOf } from './crossings.ts';
import { instantOf } from './decide.ts';
import { entityFactTitle } from './entity-facts.ts';
import { type Copy, type Event, type EventBody, event } from './event.ts';
import { evolve } from './evolve.ts';
import { gateText, missingGates } from './gates.ts';
import { impliedFacts, isOrBelongsTo } from './implied.ts';
import { refuse } from './rejection.ts';
import type { Fact, State } from './state.ts';
import { checkSubject } from './subject-check.ts';

type Record = z.infer<typeof recordFactSchema>;
type Correct = z.infer<typeof correctFactSchema>;
type Return = z.infer<typeof returnFactSchema>;

/** Events of recording, correcting or returning a fact. */
export function decideFact(state: State, command: Record | Correct | Return, id: string, instant: string): Event[] {
  if (command.type === 'record-fact') return record(state, command, id, instant);
  return change(state, command, instant);
}

function record(state: State, command: Record, id: string, instant: string): Event[] {
  const { fact: name, on, data } = command;
  const step = state.book.steps[name];
  if (!step && !entityFactTitle(name)) {
    refuse({
      code: 'unknown-fact',
      status: 400,
      field: 'fact',
      detail: `规程“${state.book.title}”没有“${name}”这一步`,
    });
  }
  if (ownerOf(state.book, name) !== state.host) {
    refuse({ code: 'unknown-fact', status: 400, field: 'fact', detail: `“${step?.title ?? name}”不在这一层登记` });
  }
  checkSubject(state, step?.level, name, on, data);
  const { at, date } = moment(state, command.at, instant);
  checkOpen(state);
  checkOnce(state, name, on, data);
  const { hard, soft } = missingGates(state, name, on, date, data);
  if (hard.length > 0 && command.late === undefined) {
    refuse({ code: 'gate', status: 422, detail: gateText(state, hard), missing: hard, field: 'fact' });
  }
  const fact: Fact = { id, fact: name, on, at, date, data };
  const passed = hard.length > 0 ? { missing: hard, late: command.late } : {};
  const warned = soft.length > 0 ? { warnings: soft } : {};
  const events = [event(instant, { type: 'fact.recorded', fact, copies: copiesOf(state, fact), ...passed, ...warned })];
  let current = events.reduce(evolve, state);
  for (const implied of impliedFacts(current, fact)) {
    const body: EventBody = { type: 'fact.recorded', fact: implied, copies: copiesOf(current, implied) };
    events.push(event(instant, body));
    current = evolve(current, event(instant, body));
  }
  return events;
}

function change(state: State, command: Correct | Return, instant: string): Event[] {
  const fact = state.facts.find((f) => f.id === command.factId);
  if (!fact || fact.from !== undefined) {
    refuse({ code: 'unknown-fact', status: 404, field: 'factId', detail: `这里没有编号为 ${command.factId} 的登记` });
  }
  const { factId, reason } = command;
  const before = state.facts.filter((f) => isOrBelongsTo(f, factId));
  if (command.type === 'return-fact') {
    if (fact.returned) refuse({ code: 'already', status: 422, field: 'factId', detail: '这一件已经退回' });
    const after = before.map((f) => ({ ...f, returned: true }));
    return [
      event(instant, { type: 'fact.corrected', factId, returned: true, reason, after, copies: peersOf(state, before) }),
    ];
  }
  if (command.void) {
    const copies = peersOf(state, before);
    return [event(instant, { type: 'fact.corrected', factId, void: true, reason, after: [], copies })];
  }
  const { at, date } = command.at === undefined ? fact : moment(state, command.at, instant);
  const data = command.data ?? fact.data;
  checkSubject(state, state.book.steps[fact.fact]?.level, fact.fact, fact.on, data);
  const after = before.map((f) => ({ ...f, at, date, data }));
  return [
    event(instant, { type: 'fact.corrected', factId, reason, after, copies: peersOf(state, [...before, ...after]) }),
  ];
}

/** Every peer that has, or now needs, one of the facts: one message each. */
function peersOf(state: State, facts: Fact[]): Copy[] {
  const copies = facts.flatMap((fact) => copiesOf(state, fact));
  return [...new Map(copies.map((copy) => [copy.to, copy])).values()];
}

function moment(state: State, text: string, instant: string): { at: string; date: string } {
  const at = instantOf(text);
  const date = dateOfInstant(at);
  if (Number(date.slice(0, 4)) < state.calendar.firstYear) {
    refuse({
      code: 'before-calendar',
      status: 422,
      field: 'at',
      detail: `日历从 ${state.calendar.firstYear} 年起，不能登记 ${formatDate(date)}`,
    });
  }
  // A day alone may be today: what happens later today is still today.
  if (date > dateOfInstant(instant) || (text.length > 10 && at > instant)) {
    refuse({ code: 'future', status: 422, field: 'at', detail: `${formatDate(date)}还没有到，不能登记为已发生` });
  }
  return { at, date };
}

function checkOpen(state: State): void {
  if (state.closed === undefined) return;
  refuse({ code: 'closed', status: 422, detail: `本轮次已于${formatDate(state.closed)}办结，不再登记；有误请用更正` });
}

/** A step that is done once is corrected, not recorded again; a returned one may come again. */
function checkOnce(state: State, name: string, on: string, data: Fact['data']): void {
  const step = state.book.steps[name];
  if (step?.many || step?.names || !onceOnly(state, name)) return;
  const before = state.facts.find((f) => f.fact === name && f.on === on && !f.returned && f.data.part === data.part);
  if (!before) return;
  const title = step?.title ?? entityFactTitle(name) ?? name;
  refuse({
    code: 'already',
    status: 422,
    field: 'fact',
    detail: `“${title}”已登记（${formatDate(before.date)}）；日期有误请用更正`,
  });
}

const REPEATED = new Set(['letter.replied', 'clue.feedback', 'clue.status', 'clue.closed', 'letter.distributed']);

function onceOnly(state: State, name: string): boolean {
  const step = state.book.steps[name];
  return step ? step.demand !== 'event' && step.level !== 'person' : !REPEATED.has(name);
}
