import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { evidenceOf } from '../db/queries/fact-evidence.ts';
import type { factSchema } from './schemas/facts.ts';

type Shown = z.infer<typeof factSchema>;

/** Facts that somebody may know of, with the scans and receipts their entries and corrections name. */
export async function withEvidence(db: Db, round: string, facts: readonly Shown[]): Promise<Shown[]> {
  const known = await evidenceOf(db, round, [...new Set(facts.map(({ workflowId }) => workflowId))]);
  return facts.map((fact) => ({ ...fact, evidence: known.get(`${fact.workflowId} ${fact.id}`) ?? [] }));
}
