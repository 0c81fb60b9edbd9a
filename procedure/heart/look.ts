import type { Calendar } from '../calendar/calendar.ts';
import { type CalendarMove, calendarMoves } from './calendar-moves.ts';
import { type ChecklistLine, checklist } from './checklist.ts';
import { type Counter, countersOf } from './counters.ts';
import { type MatrixCell, matrixOf } from './matrix.ts';
import type { FactData, State } from './state.ts';
import { ledgerOf, type Thing } from './things.ts';

/** What may be asked of a workflow beside its facts; each answer is derived, nothing of it is stored. */
export type Look =
  | { kind: 'checklist'; step: string; on: string; data?: FactData | undefined }
  | { kind: 'counters'; date: string }
  | { kind: 'things'; sort: string }
  | { kind: 'matrix'; step: string }
  /** What another calendar would change; `instant` is the asker's clock (UTC). */
  | { kind: 'calendar'; calendar: Calendar; instant: string };

export type Seen =
  | { kind: 'checklist'; lines: ChecklistLine[] }
  | { kind: 'counters'; counters: Counter[] }
  | { kind: 'things'; things: Thing[] }
  | { kind: 'matrix'; cells: MatrixCell[] }
  | { kind: 'calendar'; moves: CalendarMove[] };

/** Answers from the state alone. */
export function look(state: State, asked: Look): Seen {
  switch (asked.kind) {
    case 'checklist':
      return { kind: asked.kind, lines: checklist(state, asked.step, asked.on, asked.data) };
    case 'counters':
      return { kind: asked.kind, counters: countersOf(state, asked.date) };
    case 'things':
      return { kind: asked.kind, things: ledgerOf(state, asked.sort) };
    case 'matrix':
      return { kind: asked.kind, cells: matrixOf(state, asked.step) };
    case 'calendar':
      return { kind: asked.kind, moves: calendarMoves(state, asked.calendar, asked.instant) };
  }
}
