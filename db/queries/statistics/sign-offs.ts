import { sql } from 'drizzle-orm';
import type { Db } from '../../client.ts';
import { facts as f } from '../../schema/facts.ts';

/** The steps of every rulebook by which a problem is put on the list, signed off（销号）and taken up again. */
export const ITEM_STEPS = {
  opened: 'rectify.items',
  signedOff: 'rectify.item-sign-off',
  reopened: 'rectify.item-reopening',
} as const;

/** Problems to put right of one inspection: how many there are, and how many are signed off and not taken up again. */
export interface SignOffs {
  round: string;
  subject: string;
  items: number;
  signedOff: number;
}

/** Of every inspection of these rounds that has a list of problems. */
export async function signOffsIn(db: Db, rounds: readonly string[]): Promise<SignOffs[]> {
  if (rounds.length === 0) return [];
  const { opened, signedOff, reopened } = ITEM_STEPS;
  const { rows } = await db.execute<SignOffs & Record<string, unknown>>(sql`
    with item as (
      select ${f.round} as round, ${f.subject} as subject, n.no,
        bool_or(${f.fact} = ${opened}) as opened,
        max((${f.at}, ${f.seq})) filter (where ${f.fact} = ${signedOff}) as signed,
        max((${f.at}, ${f.seq})) filter (where ${f.fact} = ${reopened}) as again
      from ${f}, lateral jsonb_array_elements_text(${f.data} -> 'numbers') n(no)
      where ${f.round} in ${[...rounds]} and ${f.fact} in (${opened}, ${signedOff}, ${reopened}) and ${f.stands}
      group by 1, 2, 3
    )
    select round, subject, count(*)::integer as items,
      count(*) filter (where signed is not null and (again is null or again < signed))::integer as "signedOff"
    from item where opened group by 1, 2 order by 1, 2`);
  return rows;
}
