import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { people as p } from '../schema/people.ts';
import { contains } from './contains.ts';
import type { Page, Paging } from './paging.ts';

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

/** The office's register of people, by code. */
export async function listPeople(
  db: Db,
  { filter = {}, limit, offset }: { filter?: PersonFilter } & Paging,
): Promise<Page<PersonRow>> {
  const { role, unit, pool, retired, text } = filter;
  const where = and(
    role === undefined ? undefined : sql`${role} = any(${p.roles})`,
    unit === undefined ? undefined : eq(p.unit, unit),
    pool === undefined ? undefined : eq(p.pool, pool),
    retired === undefined ? undefined : eq(p.retired, retired),
    text === undefined ? undefined : contains([p.name, p.code], text),
  );
  const items = await db.select().from(p).where(where).orderBy(asc(p.code)).limit(limit).offset(offset);
  return { items, total: await db.$count(p, where) };
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
