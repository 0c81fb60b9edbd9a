import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { addContact, type ContactRow, contactById, contactsAsked, saveContact } from '../db/queries/contacts.ts';
import { inspectionsOfRound } from '../db/queries/inspections.ts';
import { isLeader } from '../notices/leaders.ts';
import { GROUP_PARTIES, ORG_PARTIES } from '../notices/parties.ts';
import { isRole } from '../procedure/rulebook/roles.ts';
import { instantNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import { type Listing, listedOfOpened, MOST_OPENED, ordered } from './listed.ts';
import type { Caller } from './orchestrator.ts';
import { badFields, type FieldError, keyReused, notFound } from './problem.ts';
import type { ContactItem, ContactQuery, contactSchema } from './schemas/contacts.ts';
import { roleTitle } from './words.ts';

type Contact = z.infer<typeof contactSchema>;

const listing: Listing<Contact, 'party' | 'name' | 'email' | 'updated'> = {
  words: ({ name, email, partyTitle }) => [name, email, partyTitle],
  by: {
    party: ({ partyTitle }) => partyTitle,
    name: ({ name }) => name,
    email: ({ email }) => email,
    updated: ({ updatedAt }) => updatedAt,
  },
  id: ({ name, id }) => `${name} ${id}`,
};

/** One page of contacts, by whose they are and then by name unless asked otherwise. */
export async function contactsShown({ db }: ApiDeps, query: ContactQuery) {
  const { party, round, retired } = query;
  const rows = await contactsAsked(db, { filter: { party, round, retired }, most: MOST_OPENED + 1 });
  return listedOfOpened(rows.map(shown), query, listing);
}

/** The ids of the contacts a search finds, retired ones too. */
export async function contactsMentioning({ db }: ApiDeps, q: string): Promise<string[]> {
  const rows = await contactsAsked(db, { most: MOST_OPENED });
  return ordered(rows.map(shown), { q, sort: 'name' }, listing).map(({ id }) => id);
}

/** Adds a contact; the same key again finds the one it added, and with other contents is refused. */
export async function addNewContact(deps: ApiDeps, caller: Caller, item: ContactItem): Promise<Contact> {
  const id = createHash('sha256')
    .update(JSON.stringify([caller.account, caller.key]))
    .digest('hex')
    .slice(0, 16);
  const row = await checkedRow(deps, id, { ...item, retired: false });
  await addContact(deps.db, row);
  const there = await contactById(deps.db, id);
  if (!there || contents(there) !== contents(row)) throw keyReused();
  return shown(there);
}

/** Replaces a contact, or adds one under this id. */
export async function putContact(
  deps: ApiDeps,
  id: string,
  item: ContactItem & { retired: boolean },
): Promise<Contact> {
  const row = await checkedRow(deps, id, item);
  await saveContact(deps.db, row);
  return shown(row);
}

/** Uses a contact no longer. */
export async function retireContact(deps: ApiDeps, id: string): Promise<Contact> {
  const row = await contactById(deps.db, id);
  if (!row) throw notFound('id', `没有联系人“${id}”`);
  const retired = { ...row, retired: true, updatedAt: instantNow(deps) };
  await saveContact(deps.db, retired);
  return shown(retired);
}

async function checkedRow(deps: ApiDeps, id: string, item: ContactItem & { retired: boolean }): Promise<ContactRow> {
  const errors = wrong(item);
  if (errors.length > 0) throw badFields(...errors);
  await checkPlace(deps, item);
  const { party, round = null, group: groupNo = null, org: orgNo = null, name, email = null } = item;
  const { webhook, quiet, retired } = item;
  return { id, party, round, groupNo, orgNo, name, email, webhook, quiet, retired, updatedAt: instantNow(deps) };
}

function wrong({
  party,
  round,
  group,
  org,
  email,
  webhook,
  retired,
}: ContactItem & { retired: boolean }): FieldError[] {
  const errors: FieldError[] = [];
  const say = (field: string, detail: string) => void errors.push({ field, detail });
  if (!isRole(party) || party === 'unit' || party === 'receiver') say('party', `没有角色或协作单位“${party}”`);
  else if (isLeader(party)) say('party', `${roleTitle(party)}不催办、不发通知：相关期限提醒巡察办`);
  const ofGroup = GROUP_PARTIES.has(party);
  const ofOrg = ORG_PARTIES.has(party);
  if (round === undefined && (ofGroup || ofOrg || group !== undefined)) say('round', '写到组的联系人须写明轮次');
  if (group === undefined && (ofGroup || ofOrg || org !== undefined))
    say('group', '巡察组、被巡察单位的联系人须写明组号');
  if (ofOrg && org === undefined) say('org', '被巡察单位的联系人须写明是该组的第几单位');
  if (email === undefined && !webhook && !retired) say('email', '邮箱和群通知至少有一样');
  return errors;
}

async function checkPlace({ db }: ApiDeps, { round, group, org }: ContactItem): Promise<void> {
  if (round === undefined) return;
  const known = await inspectionsOfRound(db, round);
  if (known.length === 0) throw badFields({ field: 'round', detail: `没有轮次 ${round}` });
  if (group !== undefined && !known.some((row) => row.groupNo === group)) {
    throw badFields({ field: 'group', detail: `${round} 没有第 ${group} 组` });
  }
  if (org !== undefined && !known.some((row) => row.groupNo === group && row.orgNo === org)) {
    throw badFields({ field: 'org', detail: `${round} 第 ${group} 组没有第 ${org} 单位` });
  }
}

function contents({ updatedAt: _, ...row }: ContactRow): string {
  return JSON.stringify(Object.entries(row).toSorted());
}

function shown({ groupNo, orgNo, ...row }: ContactRow): Contact {
  return { ...row, group: groupNo, org: orgNo, partyTitle: roleTitle(row.party) };
}
