import type { z } from 'zod';
import { listFacts } from '../db/queries/facts.ts';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import type { Fact } from '../procedure/heart/state.ts';
import { subjectOf } from '../procedure/heart/subject.ts';
import { ledgerOf, stepsOfThings, type Thing } from '../procedure/heart/things.ts';
import type { Viewer } from '../procedure/rights/viewer.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { ApiDeps } from './deps.ts';
import { hasSubject, type Reach } from './permissions/reach.ts';
import { thingsSeen } from './permissions/sees.ts';
import type { roundThingSchema } from './schemas/looks.ts';
import { thingShown } from './things-page.ts';
import { subjectWords } from './words.ts';

interface Asked {
  round: string;
  sort: string;
  book: Rulebook;
  viewer: Viewer;
  reach: Reach;
}

/**
 * Every numbered thing of a sort in a round, as far as somebody may know of it: by the heart’s own rule, told by the
 * ledger, so that one question answers for all inspections and while the engine is down, too.
 */
export async function roundThings(
  { db }: Pick<ApiDeps, 'db'>,
  asked: Asked,
): Promise<z.infer<typeof roundThingSchema>[]> {
  const { round, sort, book, viewer, reach } = asked;
  const [rows, inspections] = await Promise.all([
    listFacts(db, { round, facts: stepsOfThings(book, sort), standing: true }),
    inspectionsOfRound(db, round),
  ]);
  const names = new Map(inspections.map(({ ref, name }) => [ref, name]));
  const byWorkflow = new Map<string, Fact[]>();
  for (const { workflowId, factId: id, fact, subject: on, at, date, data } of rows) {
    byWorkflow.set(workflowId, [...(byWorkflow.get(workflowId) ?? []), { id, fact, on, at, date, data }]);
  }
  return [...byWorkflow].flatMap(([workflowId, facts]) => {
    const own = ledgerOf({ book, facts }, sort).filter(({ on }: Thing) => hasSubject(reach, round, on));
    return thingsSeen(book, { round, sort }, own, viewer).map((thing) => {
      const { group, org } = subjectOf(thing.on);
      const inspection = group === undefined || org === undefined ? null : `${group}-${org}`;
      return { workflowId, inspection, about: subjectWords(subjectOf(thing.on), names), ...thingShown(book, thing) };
    });
  });
}
