import type { Db } from '../../db/client.ts';
import { wholeTrail } from '../../db/queries/trail.ts';
import type { TrailRow } from '../../db/trail/chain.ts';

/** The whole trail, the first entry first. */
export async function allOf(db: Db): Promise<TrailRow[]> {
  const rows: TrailRow[] = [];
  for await (const row of wholeTrail(db)) rows.push(row);
  return rows;
}
