import type { Db } from '../db/client.ts';
import { allCheckpoints } from '../db/queries/checkpoints.ts';
import { wholeTrail } from '../db/queries/trail.ts';
import { TRAIL } from '../db/trail/chain.ts';
import { signedHeads } from './check/checkpoints.ts';
import { checkTrail } from './check/trail.ts';
import { inOrder, verdictOf } from './finding.ts';
import type { TrailReport } from './report.ts';

/** Holds the trail against itself and against the checkpoints; those are read first, the trail only grows. */
export async function auditTrail(db: Db): Promise<TrailReport> {
  const signed = signedHeads(await allCheckpoints(db)).get(TRAIL);
  const { entries, findings } = await checkTrail(wholeTrail(db), signed);
  return { verdict: verdictOf(findings, 0), entries, signed: signed?.at(-1)?.seq ?? 0, findings: inOrder(findings) };
}
