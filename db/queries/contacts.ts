import { and, asc, eq, inArray, isNull, or, type SQL } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { contacts as c } from '../schema/contacts.ts';

export type ContactRow = typeof c.$inferSelect;

export interface ContactFilter {
  party?: string | undefined;
  round?: string | undefined;
  retired?: boolean | undefined;
}

/** Where a notice belongs; null for what it is not limited to. */
export interface Place {
  round: string;
  group: number | null;
  org: number | null;
}

/** The first `most` contacts. Names and addresses are ciphertext to SQL: who searches or orders them opens them. */
export function contactsAsked(
  db: Db,
  { filter: { party, round, retired } = {}, most }: { filter?: ContactFilter; most: number },
): Promise<ContactRow[]> {
  const where = and(
    party === undefined ? undefined : eq(c.party, party),
    round === undefined ? undefined : eq(c.round, round),
    retired === undefined ? undefined : eq(c.retired, retired),
  );
  return db.select().from(c).where(where).orderBy(asc(c.id)).limit(most);
}

export async function contactById(db: Db, id: string): Promise<ContactRow | undefined> {
  const [row] = await db.select().from(c).where(eq(c.id, id));
  return row;
}

/** Adds the contact unless its id is taken. */
export async function addContact(db: Db, row: ContactRow): Promise<void> {
  await db.insert(c).values(row).onConflictDoNothing();
}

/** Replaces the contact, or adds it. */
export async function saveContact(db: Db, row: ContactRow): Promise<void> {
  const { id: _, ...rest } = row;
  await db.insert(c).values(row).onConflictDoUpdate({ target: c.id, set: rest });
}

/** Every contact in use. */
export function activeContacts(db: Db): Promise<ContactRow[]> {
  return db.select().from(c).where(eq(c.retired, false)).orderBy(asc(c.id));
}

/** Who is told of a notice to these roles and units at once; quiet ones wait for the digest. */
export function contactsFor(db: Db, parties: string[], { round, group, org }: Place): Promise<ContactRow[]> {
  if (parties.length === 0) return Promise.resolve([]);
  const limited: SQL[] = [];
  for (const limit of [
    or(isNull(c.round), eq(c.round, round)),
    group === null ? undefined : or(isNull(c.groupNo), eq(c.groupNo, group)),
    org === null ? undefined : or(isNull(c.orgNo), eq(c.orgNo, org)),
  ]) {
    if (limit) limited.push(limit);
  }
  return db
    .select()
    .from(c)
    .where(and(inArray(c.party, parties), eq(c.retired, false), eq(c.quiet, false), ...limited))
    .orderBy(asc(c.id));
}
