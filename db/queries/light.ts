import { inArray, type SQL, sql } from 'drizzle-orm';
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

/** The condition that a deadline shows a light: the same as `lightOf`, in parts an index can answer. */
export function showsLight(light: Light, { today, soonDays }: LightView): SQL {
  if (light === 'done') return inArray(d.status, ['met', 'waived', 'withdrawn']);
  const stands = sql`(${d.provisional} or ${d.pausedFrom} is not null)`;
  const undone = inArray(d.status, ['waiting', 'open']);
  if (light === 'grey') return sql`(${undone} and (${d.status} = 'waiting' or ${stands}))`;
  const runs = sql`${d.status} = 'open' and not ${stands}`;
  if (light === 'red') return sql`(${runs} and ${d.due} < ${today}::date)`;
  const soon = sql`${today}::date >= coalesce(${d.yellowFrom}, ${d.due} - ${soonDays}::integer)`;
  const ahead = sql`${runs} and (${d.due} >= ${today}::date or ${d.due} is null)`;
  return light === 'yellow' ? sql`(${ahead} and ${soon})` : sql`(${ahead} and (${soon}) is not true)`;
}

/** How many deadlines show each light. */
export type Lights = Record<Light, number>;

/** No deadline shows any light. */
export function noLights(): Lights {
  return { green: 0, yellow: 0, red: 0, grey: 0, done: 0 };
}
