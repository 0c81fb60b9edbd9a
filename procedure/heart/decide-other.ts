import type { z } from 'zod';
import { formatDate } from '../counting/index.ts';
import type { assembleTransferSchema, Command } from './command.ts';
import { copiesOnRevision, factsForTransfer } from './copies.ts';
import { type Event, event } from './event.ts';
import { checkAhead, checkCalendar } from './moment.ts';
import { refuse } from './rejection.ts';
import type { State } from './state.ts';
import { inspectionsOf } from './subject.ts';
import { checkExists } from './subject-check.ts';

/** The office assembles a batch of clues; its own workflow starts with the facts it needs. */
export function decideTransfer(
  state: State,
  command: z.infer<typeof assembleTransferSchema>,
  instant: string,
): Event[] {
  const { no, receiver, clues, early, inspections } = command;
  if (state.host !== 'round') refuse({ code: 'not-allowed', status: 400, detail: '线索批次由轮次汇总' });
  if (state.transfers.some((t) => t.no === no)) {
    refuse({ code: 'already', status: 422, field: 'no', detail: `第 ${no} 号移交批次已经汇总` });
  }
  if (Object.keys(state.book.receivers).length > 0 && !state.book.receivers[receiver]) {
    refuse({ code: 'unknown-subject', status: 400, field: 'receiver', detail: `规程没有写向 ${receiver} 移交线索` });
  }
  const known = new Set(inspectionsOf(state).map((i) => i.ref));
  const stranger = inspections.find((ref) => !known.has(ref));
  if (stranger)
    refuse({ code: 'unknown-subject', status: 404, field: 'inspections', detail: `本轮次没有 ${stranger}` });
  const transfer = { no, receiver, clues: [...new Set(clues)], early, inspections };
  return [event(instant, { type: 'transfer.assembled', transfer, facts: factsForTransfer(state).length })];
}

type Upkeep = Exclude<
  Command,
  {
    type:
      | `${string}-fact`
      | `${string}-draft`
      | `${string}-deadline`
      | `${string}-extension`
      | 'assemble-transfer'
      | `register-${string}`;
  }
>;

/** Plans, needs, going live and new versions of calendar and rulebook. */
export function decideUpkeep(state: State, command: Upkeep, instant: string): Event[] {
  switch (command.type) {
    case 'set-plan': {
      const { step, date } = command;
      checkStep(state, step);
      checkCalendar(state, date, 'date');
      checkAhead(date, instant, 'date');
      const happened = state.facts.find((f) => f.fact === step && !f.returned && f.from === undefined);
      if (happened) {
        const detail = `已于${formatDate(happened.date)}发生，计划不再改动`;
        refuse({ code: 'already', status: 422, field: 'step', detail });
      }
      if (state.plans[step] === date) return [];
      return [event(instant, { type: 'plan.set', step, date })];
    }
    case 'set-param': {
      const { name, date, reason } = command;
      if (!Object.hasOwn(state.book.params, name)) {
        refuse({ code: 'not-allowed', status: 400, field: 'name', detail: `规程没有这个参数：${name}` });
      }
      checkCalendar(state, date, 'date');
      checkAhead(date, instant, 'date');
      return state.params[name] === date
        ? []
        : [event(instant, { type: 'param.set', name, date, ...(reason && { reason }) })];
    }
    case 'declare-need': {
      const { step, on } = command;
      checkStep(state, step);
      checkExists(state, on);
      if (state.needs.includes(`${step}@${on}`)) return [];
      return [event(instant, { type: 'need.declared', step, on })];
    }
    case 'revise-calendar':
      if (command.calendar.version === state.calendar.version) return [];
      return [event(instant, { type: 'calendar.revised', calendar: command.calendar })];
    case 'revise-rulebook': {
      const { book, reason } = command;
      if (book.hash === state.book.hash) return [];
      const told = { was: state.book.hash, ...(reason !== undefined && { reason }) };
      const copies = copiesOnRevision(state, book);
      return [event(instant, { type: 'rulebook.revised', book, ...told, ...(copies.length > 0 && { copies }) })];
    }
    case 'go-live':
      return state.mode === 'live' ? [] : [event(instant, { type: 'went-live' })];
    case 'tick':
      return [];
  }
}

function checkStep(state: State, step: string): void {
  if (state.book.steps[step]) return;
  refuse({ code: 'unknown-fact', status: 400, field: 'step', detail: `规程没有“${step}”这一步` });
}
