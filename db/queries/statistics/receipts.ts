import { sql } from 'drizzle-orm';
import type { Db } from '../../client.ts';
import { facts as f } from '../../schema/facts.ts';

/** Letters to a unit in some rounds: sent, received against signature（签收）, answered. */
export interface Receipts {
  round: string;
  unit: string;
  sent: number;
  received: number;
  replied: number;
}

/** Of every unit that was written to in these rounds. */
export async function receiptsIn(db: Db, rounds: readonly string[]): Promise<Receipts[]> {
  if (rounds.length === 0) return [];
  const { rows } = await db.execute<Receipts & Record<string, unknown>>(sql`
    with letter as (
      select ${f.round} as round, ${f.subject} as subject,
        coalesce(max(${f.data} ->> 'unit') filter (where ${f.fact} = 'letter.sent'), substr(${f.subject}, 8)) as unit,
        bool_or(${f.fact} = 'letter.sent') as sent, bool_or(${f.fact} = 'letter.received') as received,
        bool_or(${f.fact} = 'letter.replied') as replied
      from ${f}
      where ${f.round} in ${[...rounds]} and ${f.fact} in ('letter.sent', 'letter.received', 'letter.replied')
        and ${f.stands}
      group by 1, 2
    )
    select round, unit, count(*)::integer as sent, count(*) filter (where received)::integer as received,
      count(*) filter (where replied)::integer as replied
    from letter where sent group by 1, 2 order by 1, 2`);
  return rows;
}
