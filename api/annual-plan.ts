import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { listFacts } from '../db/queries/facts.ts';
import { targetsByCodes, targetsNever } from '../db/queries/targets.ts';
import { OFFICE } from '../procedure/ids.ts';
import type { annualPlanSchema } from './schemas/annual-plan.ts';
import { targetShown } from './targets-shown.ts';

const PLAN = 'annual.plan';

/** 年度计划: the last one that stands for a year, and which organizations never inspected it leaves out. */
export async function annualPlan(db: Db, year: string): Promise<z.infer<typeof annualPlanSchema>> {
  const all = await listFacts(db, { workflowId: OFFICE, facts: [PLAN], standing: true });
  const plan = all.findLast(({ data, date }) => (data.year ?? date.slice(0, 4)) === year);
  const codes = [...new Set(plan?.data.targets ?? [])];
  const [planned, never] = await Promise.all([targetsByCodes(db, codes), targetsNever(db)]);
  const known = new Map(planned.map((row) => [row.code, row]));
  return {
    year,
    plan: plan
      ? { id: plan.factId, date: plan.date, number: plan.data.number ?? null, note: plan.data.note ?? null }
      : null,
    // In the order of the plan: it is the order of the year.
    targets: codes.flatMap((code) => known.get(code) ?? []).map(targetShown),
    unknown: codes.filter((code) => !known.has(code)),
    unplanned: never.filter(({ code }) => !codes.includes(code)).map(targetShown),
  };
}
