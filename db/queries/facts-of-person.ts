import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { facts, personOf } from '../schema/facts.ts';
import type { FactRow } from './facts.ts';

/** What happened to one person, by the code of the register, and in which rounds: each kind of fact that stands, once. */
export function factKindsOfPerson(db: Db, person: string): Promise<Pick<FactRow, 'round' | 'fact'>[]> {
  return db.selectDistinct({ round: facts.round, fact: facts.fact }).from(facts).where(about(person));
}

/** The facts of these kinds that stand about one person in a round. */
export function factsOfPerson(db: Db, person: string, round: string, kinds: string[]): Promise<FactRow[]> {
  return db
    .select()
    .from(facts)
    .where(and(about(person), eq(facts.round, round), inArray(facts.fact, kinds)))
    .orderBy(asc(facts.at), asc(facts.factId));
}

function about(person: string) {
  return and(eq(personOf(facts.subject, facts.data), person), eq(facts.stands, true));
}
