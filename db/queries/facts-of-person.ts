import { and, asc, eq } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { facts, personOf } from '../schema/facts.ts';
import type { FactRow } from './facts.ts';

/** The facts that stand about one person, by the code of the register, of every round. */
export function factsOfPerson(db: Db, person: string): Promise<FactRow[]> {
  return db
    .select()
    .from(facts)
    .where(and(eq(personOf(facts.subject, facts.data), person), eq(facts.stands, true)))
    .orderBy(asc(facts.at), asc(facts.factId));
}
