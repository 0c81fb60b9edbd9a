import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { people as p } from '../schema/people.ts';
import { mentions } from './mentions.ts';
import { type Page, type Paging, pageFrom } from './paging.ts';

export type PersonRow = typeof p.$inferSelect;

export interface PersonFilter {
  role?: string | undefined;
  unit?: string | undefined;
  /** In the pool（人才库）of the own unit. */
  pool?: boolean | undefined;
  retired?: boolean | undefined;
  /** Part of the name or code. */
  text?: string | undefined;
}

/** The office's register of people, by code. Names and units are ciphertext to SQL, and the register is small. */
export async function listPeople(
  db: Db,
  { filter = {}, ...paging }: { filter?: PersonFilter } & Paging,
): Promise<Page<PersonRow>> {
  const { role, unit, pool, retired, text } = filter;
  const where = and(
    role === undefined ? undefined : sql`${role} = any(${p.roles})`,
    pool === undefined ? undefined : eq(p.pool, pool),
    retired === undefined ? undefined : eq(p.retired, retired),
  );
  const rows = await db.select().from(p).where(where).orderBy(asc(p.code));
  const asked = rows.filter(
    (row) => (unit === undefined || row.unit === unit) && (text === undefined || mentions([row.name, row.code], text)),
  );
  return pageFrom(asked, paging);
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
