import type { z } from 'zod';
import { listFacts } from '../db/queries/facts.ts';
import type { FactData } from '../procedure/heart/state.ts';
import { refOf, subjectOf } from '../procedure/heart/subject.ts';
import type { Matter } from '../procedure/rights/matter.ts';
import { maySee } from '../procedure/rights/may-see.ts';
import { STAGES, type Stage, stageOf } from '../procedure/rulebook/stages.ts';
import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import type { ApiDeps } from './deps.ts';
import { hasInspection, reachOf } from './permissions/reach.ts';
import { aroundIn, factMatter } from './permissions/sees.ts';
import { viewerIn } from './permissions/viewer.ts';
import { planOfRound } from './round-plan.ts';
import type { ganttSchema } from './schemas/gantt.ts';

type Span = { from: string; to: string };
type Spans = Map<string, Span>;

/** The stages of each inspection in reach: from the first to the last day that was planned, and that was recorded. */
export async function ganttShown(
  deps: ApiDeps,
  books: Books,
  round: string,
  account: Account,
): Promise<z.infer<typeof ganttSchema>> {
  const { db } = deps;
  const { plan, book } = await planOfRound(deps, books, round);
  const reach = reachOf(account, 'rounds.see');
  const shown = plan.inspections.filter(({ ref }) => hasInspection(reach, round, ref));
  const [viewer, around, facts] = await Promise.all([
    viewerIn(db, book, round, { account, right: 'facts.see' }),
    aroundIn(db, book, round),
    listFacts(db, { round, standing: true }),
  ]);
  const sees = (matter: Matter) => maySee(book, matter, viewer);
  const planned: Spans = new Map();
  for (const { rule, stage, subject, inspections, on, due, plannedDue } of plan.lines) {
    const { group, org, unit } = subject;
    const own = { ...(group !== undefined && { group }), ...(org !== undefined && { org }) };
    if (stage === null || !sees({ round, rule, subject: own, ...(unit !== undefined && { unit }) })) continue;
    for (const ref of inspections) widen(planned, ref, stage, [on?.date, due, plannedDue]);
  }
  const real: Spans = new Map();
  for (const fact of facts) {
    const stage = stageOf(fact.fact);
    if (stage === undefined || !sees(factMatter(fact, around))) continue;
    for (const { ref } of shown) if (isAbout(fact, ref)) widen(real, ref, stage, [fact.date]);
  }
  return {
    round,
    today: plan.today,
    inspections: shown.map(({ ref, group, name }) => ({
      ref,
      title: `第${group}组·${name}`,
      stages: (Object.keys(STAGES) as Stage[]).flatMap((stage) => {
        const [asPlanned, asDone] = [planned, real].map((spans) => spans.get(`${ref} ${stage}`) ?? null);
        if (!asPlanned && !asDone) return [];
        return [{ stage, title: STAGES[stage].title, planned: asPlanned ?? null, real: asDone ?? null }];
      }),
    })),
  };
}

function widen(spans: Spans, ref: string, stage: string, days: readonly (string | null | undefined)[]): void {
  for (const day of days) {
    if (!day) continue;
    const key = `${ref} ${stage}`;
    const { from, to } = spans.get(key) ?? { from: day, to: day };
    spans.set(key, { from: day < from ? day : from, to: day > to ? day : to });
  }
}

/** Of an inspection is what names it or its group, or names nobody and so is about the whole round. */
function isAbout({ subject: on, data }: { subject: string; data: FactData }, ref: string) {
  const subject = subjectOf(on);
  const own = refOf(subject);
  if (own !== undefined) return own === ref;
  if (subject.group !== undefined) return ref.startsWith(`${subject.group}-`);
  const named = data.inspections ?? data.orgs;
  return named === undefined || named.includes(ref);
}
