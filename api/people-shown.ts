import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import { listPeople, type PersonRow, personByCode } from '../db/queries/people.ts';
import { servicesOf } from '../db/queries/services.ts';
import { notFound } from './problem.ts';
import { paging } from './schemas/common.ts';
import type { PersonQuery, personSchema, serviceSchema } from './schemas/people.ts';
import { roleTitle } from './words.ts';

/** One page of the register of people. */
export async function peopleShown(db: Db, query: PersonQuery) {
  const { role, unit, pool, retired, q: text, page, pageSize } = query;
  const { items, total } = await listPeople(db, { filter: { role, unit, pool, retired, text }, ...paging(query) });
  return { items: items.map(personShown), total, page, pageSize };
}

function personShown(row: PersonRow): z.infer<typeof personSchema> {
  const unitTitle = row.unit === null ? null : roleTitle(row.unit);
  return { ...row, unitTitle, roleTitles: row.roles.map(roleTitle) };
}

/** Every inspection a person took part in（三个不固定）; 404 for somebody neither register nor rounds know. */
export async function servicesShown(db: Db, code: string): Promise<z.infer<typeof serviceSchema>[]> {
  const [person, services] = await Promise.all([personByCode(db, code), servicesOf(db, code)]);
  if (!person && services.length === 0) throw notFound('code', `人员名册和各轮次都没有“${code}”`);
  return services.map((row) => ({ ...row, roleTitle: roleTitle(row.role) }));
}
