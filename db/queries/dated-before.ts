import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { entries } from '../schema/entries.ts';

/** A deadline's date as the ledger had it before one of its workflow's entries. */
export interface DatedBefore {
  due: string | null;
  provisional: boolean;
}

/** For each place in the ledger the date a deadline had until then, in the order asked; undefined where it had none. */
export async function datedBefore(
  db: Db,
  places: { workflowId: string; key: string; seq: number }[],
): Promise<(DatedBefore | undefined)[]> {
  if (places.length === 0) return [];
  const column = (values: (string | number)[]) => sql.param(values);
  const { rows } = await db.execute<{ due: string | null; provisional: boolean | null }>(sql`
    select e.body ->> 'due' as due, (e.body ->> 'provisional')::boolean as provisional
    from unnest(
      ${column(places.map((one) => one.workflowId))}::text[],
      ${column(places.map((one) => one.key))}::text[],
      ${column(places.map((one) => one.seq))}::integer[]
    ) with ordinality as a (workflow_id, key, seq, place)
    left join lateral (
      select body from ${entries}
      where workflow_id = a.workflow_id and seq < a.seq and type in ('deadline.opened', 'deadline.moved')
        and body ->> 'key' = a.key
      order by seq desc limit 1
    ) e on true
    order by a.place`);
  return rows.map(({ due, provisional }) => (provisional === null ? undefined : { due, provisional }));
}
