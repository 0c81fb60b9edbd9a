import { dateOfInstant, formatDate } from '../counting/index.ts';
import type { DeadlineCommand } from './deadline-commands.ts';
import { type Event, event } from './event.ts';
import type { Given } from './given.ts';
import { later } from './later.ts';
import { checkAhead, checkCalendar } from './moment.ts';
import { openPause } from './pauses.ts';
import { refuse } from './rejection.ts';
import { reminded } from './remind.ts';
import type { DeadlineState, State } from './state.ts';

/** What somebody decides or asks concerning one deadline; the computed date stays on record. */
export function decideDeadline(
  state: State,
  command: DeadlineCommand,
  id: string,
  instant: string,
  given: Given,
): Event[] {
  if (command.type === 'refuse-extension') return [refusedRequest(state, command, instant)];
  const known = owedNow(state, command.key);
  const { key, rule, subject } = known;
  const ref = { key, rule, subject };
  switch (command.type) {
    case 'waive-deadline':
      return [event(instant, { type: 'deadline.waived', ...ref, reason: command.reason, approved: true })];
    case 'extend-deadline': {
      const { request, due, reason } = command;
      checkLater(state, known, due, instant);
      if (request !== undefined) checkRequest(state, request, key);
      const extension = { due, reason };
      return [event(instant, { type: 'deadline.extended', ...ref, extension, ...(request && { request }) })];
    }
    case 'request-extension': {
      const { due, reason } = command;
      checkLater(state, known, due, instant);
      const wish = { key, due, reason };
      return [event(instant, { type: 'extension.requested', ...ref, request: id, wish })];
    }
    case 'pause-deadline': {
      checkPause(state, known, command.from, instant);
      return [event(instant, { type: 'deadline.paused', ...ref, from: command.from, reason: command.reason })];
    }
    case 'resume-deadline': {
      const { until, reason } = command;
      const pause = openPause(state, key);
      if (!pause) refuse({ code: 'not-allowed', status: 422, field: 'key', detail: '这一时限没有停表' });
      if (until <= pause.from) {
        const detail = `恢复计时应晚于停表之日${formatDate(pause.from)}`;
        refuse({ code: 'not-allowed', status: 422, field: 'until', detail });
      }
      checkPast(until, instant, 'until');
      return [event(instant, { type: 'deadline.resumed', ...ref, until, ...(reason && { reason }) })];
    }
    case 'remind-deadline':
      return [reminded(state, known, command, instant, given)];
  }
}

/** The deadline, refused where there is none or nothing is owed any more. */
function owedNow(state: State, key: string): DeadlineState {
  const known = state.deadlines[key];
  if (!known || known.status === 'withdrawn') {
    refuse({ code: 'unknown-deadline', status: 404, field: 'key', detail: `没有这一时限：${key}` });
  }
  if (known.status === 'met' || known.status === 'waived') {
    const detail = `这一时限已${known.status === 'met' ? '完成' : '免除'}，不能再顺延、停表、催办或免除`;
    refuse({ code: 'already', status: 422, field: 'key', detail });
  }
  return known;
}

function checkLater(state: State, known: DeadlineState, due: string, instant: string): void {
  if (openPause(state, known.key)) {
    const detail = '这一时限正停表，恢复计时后才有可顺延的日期';
    refuse({ code: 'not-allowed', status: 422, field: 'key', detail });
  }
  if (known.due === undefined) {
    refuse({ code: 'not-allowed', status: 422, field: 'key', detail: '这一时限尚未起算，没有可顺延的日期' });
  }
  if (due <= known.due) {
    const detail = `新期限须晚于原期限${formatDate(known.due)}`;
    refuse({ code: 'not-allowed', status: 422, field: 'due', detail });
  }
  checkAhead(due, later(instant, known.due), 'due');
}

/** The deadline that an undecided wish is for, refused where there is no such wish. */
function wishOf(state: State, request: string): DeadlineState {
  const wish = state.requests?.[request];
  const known = wish && state.deadlines[wish.key];
  if (!known) refuse({ code: 'unknown-request', status: 404, field: 'request', detail: '没有这一件待定的顺延申请' });
  return known;
}

function checkRequest(state: State, request: string, key: string): void {
  if (wishOf(state, request).key === key) return;
  refuse({ code: 'not-allowed', status: 422, field: 'request', detail: '这一件申请说的是另一时限' });
}

function refusedRequest(
  state: State,
  { request, reason }: DeadlineCommand & { type: 'refuse-extension' },
  instant: string,
): Event {
  const { key, rule, subject } = wishOf(state, request);
  return event(instant, { type: 'extension.refused', key, rule, subject, request, reason });
}

function checkPause(state: State, known: DeadlineState, from: string, instant: string): void {
  if (openPause(state, known.key)) {
    refuse({ code: 'already', status: 422, field: 'key', detail: '这一时限已经停表' });
  }
  if (known.due === undefined) {
    refuse({ code: 'not-allowed', status: 422, field: 'key', detail: '这一时限尚未起算，无从停表' });
  }
  checkCalendar(state, from, 'from');
  checkPast(from, instant, 'from');
  const last = state.pauses?.[known.key]?.at(-1)?.until;
  if (last !== undefined && from < last) {
    const detail = `上次停表到${formatDate(last)}才恢复，不能从更早的日子再停`;
    refuse({ code: 'not-allowed', status: 422, field: 'from', detail });
  }
  if (from <= known.due) return;
  const detail = `${formatDate(known.due)}已到期，不能从其后停表`;
  refuse({ code: 'not-allowed', status: 422, field: 'from', detail });
}

function checkPast(date: string, instant: string, field: string): void {
  if (date <= dateOfInstant(instant)) return;
  refuse({ code: 'future', status: 422, field, detail: `${formatDate(date)}还没有到` });
}
