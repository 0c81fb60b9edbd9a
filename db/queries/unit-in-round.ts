import { sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { facts } from '../schema/facts.ts';
import { transfers } from '../schema/transfers.ts';

/** Whether a round wrote to one of these units, or hands clues over to one. */
export async function unitIsInRound(db: Db, round: string, units: readonly string[]): Promise<boolean> {
  const { rows } = await db.execute<{ there: boolean }>(sql`select exists (
      select from ${facts} where ${facts.round} = ${round} and ${facts.fact} = 'letter.sent' and ${facts.stands}
        and coalesce(${facts.data} ->> 'unit', substr(${facts.subject}, 8)) in ${[...units]}
    ) or exists (
      select from ${transfers} where ${transfers.round} = ${round} and ${transfers.receiver} in ${[...units]}
    ) as there`);
  return rows[0]?.there ?? false;
}
