import type { z } from 'zod';
import type { Db } from '../db/client.ts';
import {
  type PersonFilter,
  type PersonHead,
  type PersonRow,
  pageOfPeople,
  peopleByCodes,
  peopleHeads,
  personByCode,
} from '../db/queries/people.ts';
import { servicesOf } from '../db/queries/services.ts';
import { type Listing, listedOfOpened, MOST_OPENED } from './listed.ts';
import { notFound } from './problem.ts';
import { paging } from './schemas/common.ts';
import type { PersonQuery, personSchema, serviceSchema } from './schemas/people.ts';
import { roleTitle } from './words.ts';

const listing: Listing<PersonHead, 'code' | 'name' | 'unit'> = {
  words: ({ code, name }) => [code, name],
  by: { code: ({ code }) => code, name: ({ name }) => name, unit: ({ unit }) => unit && roleTitle(unit) },
  id: ({ code }) => code,
};

/** One page of the register of people, by code unless asked otherwise. */
export async function peopleShown(db: Db, query: PersonQuery) {
  const { role, unit, pool, retired, q, sort, page, pageSize } = query;
  const filter = { role, pool, retired };
  if (q !== undefined || unit !== undefined || !sort.endsWith('code')) return peopleOpened(db, filter, query);
  const { items, total } = await pageOfPeople(db, { filter, back: sort.startsWith('-'), ...paging(query) });
  return { items: items.map(personShown), total, page, pageSize };
}

/** A page of what SQL cannot read: of all only what is sought or ordered by is opened, of the page everything. */
async function peopleOpened(db: Db, filter: PersonFilter, query: PersonQuery) {
  const { unit, sort } = query;
  const units = unit !== undefined || sort.endsWith('unit');
  const heads = await peopleHeads(db, { filter, units, most: MOST_OPENED + 1 });
  const asked = unit === undefined ? heads : heads.filter((one) => one.unit === unit);
  const { items, ...counted } = listedOfOpened(asked, query, listing);
  const codes = items.map(({ code }) => code);
  const rows = await peopleByCodes(db, codes);
  const found = codes.flatMap((code) => rows.get(code) ?? []);
  return { ...counted, items: found.map(personShown) };
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
