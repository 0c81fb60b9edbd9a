import { and, eq, type SQL } from 'drizzle-orm';
import { deadlines as d } from '../../schema/deadlines.ts';
import { type DeadlineReach, reached } from '../deadline-filter.ts';
import type { LightView } from '../light.ts';

/** Which deadlines a figure is of: those in reach, of one round where it is told. */
export interface Asked {
  round?: string;
  reach: DeadlineReach;
  view: LightView;
}

/** Days, both included, in Asia/Shanghai. */
export interface Period {
  from: string;
  to: string;
}

export function ofAsked({ round, reach }: Asked): SQL | undefined {
  return and(round === undefined ? undefined : eq(d.round, round), ...reached(reach));
}
