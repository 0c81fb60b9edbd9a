import type { Calendar } from '../calendar/calendar.ts';
import { DEADLINE_CHANGES, type DeadlineChange, type DeadlineChangeType } from './deadline-change.ts';
import { decide } from './decide.ts';
import type { EventBody } from './event.ts';
import { evolve } from './evolve.ts';
import { later } from './later.ts';
import type { DeadlineStatus, State, Subject } from './state.ts';

/** One deadline that another calendar would change. */
export interface CalendarMove {
  key: string;
  rule: string;
  subject: Subject;
  /** The rulebook that names it. */
  rulebookHash: string;
  what: DeadlineChange;
  /** As it stands now; a met one that moves may become late, or be in time after all. */
  status: DeadlineStatus | null;
  /** Day the count starts from; absent where there is none. */
  base?: string | undefined;
  was: string | null;
  due: string | null;
  wasProvisional: boolean;
  provisional: boolean;
}

/** What `revise-calendar` would record of the deadlines at an instant (UTC). Nothing is recorded: it is decided and forgotten. */
export function calendarMoves(state: State, calendar: Calendar, instant: string): CalendarMove[] {
  const at = state.mode === 'live' ? later(instant, state.last) : state.last;
  const decision = decide(state, { type: 'revise-calendar', calendar }, 'look', at);
  if (!decision.ok) return [];
  const moves: CalendarMove[] = [];
  let [current, revised] = [state, false];
  for (const event of decision.events) {
    if (event.type === 'calendar.revised') revised = true;
    else if (revised && isChange(event)) moves.push(moveOf(current, event));
    current = evolve(current, event);
  }
  return moves;
}

type Change = Extract<EventBody, { type: DeadlineChangeType }>;

function isChange(event: EventBody): event is Change {
  return Object.hasOwn(DEADLINE_CHANGES, event.type);
}

function moveOf(state: State, event: Change): CalendarMove {
  const { key, rule, subject } = event;
  const before = state.deadlines[key];
  const dated = event.type === 'deadline.moved' || event.type === 'deadline.opened';
  return {
    key,
    rule,
    subject,
    rulebookHash: state.book.hash,
    what: DEADLINE_CHANGES[event.type],
    status: before?.status ?? null,
    ...(dated && event.base !== undefined && { base: event.base }),
    was: before?.due ?? null,
    due: (dated ? event.due : event.type === 'deadline.reopened' ? before?.due : null) ?? null,
    wasProvisional: before?.provisional ?? false,
    provisional: dated ? event.provisional : false,
  };
}
