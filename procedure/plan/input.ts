import type { Calendar } from '../calendar/calendar.ts';
import type { Fact, Group } from '../heart/state.ts';
import type { Rulebook } from '../rulebook/schema.ts';

/** A hearing with a day of its own: which step, which inspections（组号-单位号）it is to hear. */
export interface PlannedHearing {
  step: string;
  date: string;
  inspections: string[];
}

/** Somebody planned for a group; `person` is a code or, where there is none, the name. */
export interface PlannedMember {
  person: string;
  group: number;
  role: string;
}

/** What a plan is made of. All days are days in Asia/Shanghai. */
export interface PlanInput {
  book: Rulebook;
  calendar: Calendar;
  groups: Group[];
  /** 轮次参数 → day. */
  params: Record<string, string>;
  /** Step → planned day, for every inspection that has none of its own. */
  plans: Record<string, string>;
  /** Reference（组号-单位号）→ step → planned day. */
  own: Record<string, Record<string, string>>;
  hearings: PlannedHearing[];
  members: PlannedMember[];
  /** What has happened already; a plan of a round that is still to start has none. */
  facts: Fact[];
}
