import type { StaffCommand } from '../../procedure/heart/command.ts';
import type { Approval } from '../../procedure/heart/given.ts';
import type { FactData } from '../../procedure/heart/state.ts';

/** One command of a rehearsal: on which day, for which subject (round, group/1, inspection/1-1, transfer/1), what. */
export interface Act {
  date: string;
  on: string;
  command: StaffCommand;
  /** Signatures the step asks for, in their order. */
  approvals?: Approval[];
  /** Photographs and scans that have to be kept of it. */
  evidence?: string[];
}

/** The act of recording a fact on its day. */
export function factAct(fact: string, on: string, date: string, data: FactData = {}): Act {
  return { date, on, command: { type: 'record-fact', fact, on, at: date, data } };
}
