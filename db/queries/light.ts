import { type SQL, sql } from 'drizzle-orm';
import { deadlines as d } from '../schema/deadlines.ts';

/**
 * green: time enough or no number · yellow: due soon, as its rulebook says · red: overdue · grey: waiting, standing still
 * or provisional · done: met, waived, withdrawn.
 */
export const LIGHTS = ['green', 'yellow', 'red', 'grey', 'done'] as const;
export type Light = (typeof LIGHTS)[number];

/** The day lights are seen from and how many days ahead is soon, where no rulebook says. */
export interface LightView {
  today: string;
  soonDays: number;
}

/** The light of a deadline row, derived from its dates. */
export function lightOf({ today, soonDays }: LightView): SQL<Light> {
  return sql<Light>`case
    when ${d.status} in ('met', 'waived', 'withdrawn') then 'done'
    when ${d.status} = 'waiting' or ${d.provisional} or ${d.pausedFrom} is not null then 'grey'
    when ${d.due} < ${today}::date then 'red'
    when ${today}::date >= coalesce(${d.yellowFrom}, ${d.due} - ${soonDays}::integer) then 'yellow'
    else 'green' end`;
}

/** How many deadlines show each light. */
export type Lights = Record<Light, number>;

/** No deadline shows any light. */
export function noLights(): Lights {
  return { green: 0, yellow: 0, red: 0, grey: 0, done: 0 };
}
