import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { people as p } from '../schema/people.ts';
import type { Page, Paging } from './paging.ts';

export type PersonRow = typeof p.$inferSelect;

/** Every part given must hold. */
export interface PersonFilter {
  role?: string | undefined;
  /** In the pool（人才库）of the own unit. */
  pool?: boolean | undefined;
  retired?: boolean | undefined;
}

/** One page of the office's register of people, by code; `back` is from the last on. */
export async function pageOfPeople(
  db: Db,
  { filter = {}, back = false, limit, offset }: { filter?: PersonFilter; back?: boolean } & Paging,
): Promise<Page<PersonRow>> {
  const where = personWhere(filter);
  const order = back ? desc(p.code) : asc(p.code);
  const items = await db.select().from(p).where(where).orderBy(order).limit(limit).offset(offset);
  return { items, total: await db.$count(p, where) };
}

/** What the register is searched and ordered by. */
export type PersonHead = Pick<PersonRow, 'code' | 'name' | 'unit'>;

/**
 * The first `most` of the register by code, with their names. Those are ciphertext to SQL: each has to be opened, which
 * takes some 10 µs, so no other text is, and units only where they are asked for.
 */
export function peopleHeads(
  db: Db,
  { filter = {}, units = false, most }: { filter?: PersonFilter; units?: boolean; most: number },
): Promise<PersonHead[]> {
  const unit = units ? p.unit : sql<null>`null`;
  return db
    .select({ code: p.code, name: p.name, unit })
    .from(p)
    .where(personWhere(filter))
    .orderBy(asc(p.code))
    .limit(most);
}

function personWhere({ role, pool, retired }: PersonFilter): SQL | undefined {
  return and(
    role === undefined ? undefined : sql`${role} = any(${p.roles})`,
    pool === undefined ? undefined : eq(p.pool, pool),
    retired === undefined ? undefined : eq(p.retired, retired),
  );
}

/** Code and name of everybody in the register. */
export async function namesOfPeople(db: Db): Promise<[code: string, name: string][]> {
  const rows = await db.select({ code: p.code, name: p.name }).from(p).orderBy(asc(p.code));
  return rows.map(({ code, name }) => [code, name]);
}

/** Those of these people that are registered, by code. */
export async function peopleByCodes(db: Db, codes: string[]): Promise<Map<string, PersonRow>> {
  const rows = await db.select().from(p).where(inArray(p.code, codes));
  return new Map(rows.map((row) => [row.code, row]));
}

/** One person of the register. */
export async function personByCode(db: Db, code: string): Promise<PersonRow | undefined> {
  return (await peopleByCodes(db, [code])).get(code);
}

/** How many people are registered. */
export function countPeople(db: Db): Promise<number> {
  return db.$count(p);
}
