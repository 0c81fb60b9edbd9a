import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { services as s } from '../schema/services.ts';

export type ServiceRow = typeof s.$inferSelect;

/** Every inspection a person took part in, earliest first. */
export function servicesOf(db: Db, person: string): Promise<ServiceRow[]> {
  return db.select().from(s).where(eq(s.person, person)).orderBy(asc(s.from), asc(s.round), asc(s.inspection));
}

/** Who serves in a round now, each in each inspection. */
export function servingIn(db: Db, round: string): Promise<ServiceRow[]> {
  return db
    .select()
    .from(s)
    .where(and(eq(s.round, round), isNull(s.until)))
    .orderBy(asc(s.inspection), asc(s.person));
}

/** Who ever led an inspection of an organization, earliest first. */
export function leadersOf(db: Db, target: string): Promise<ServiceRow[]> {
  return db
    .select()
    .from(s)
    .where(and(eq(s.target, target), eq(s.role, 'leader')))
    .orderBy(asc(s.from), asc(s.round));
}
