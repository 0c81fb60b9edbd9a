import { boolean, index, integer, pgTable, text } from 'drizzle-orm/pg-core';
import { instant } from './columns.ts';
import { sealedIn } from './sealed.ts';

const sealed = sealedIn('contacts');

/**
 * Who is reached how（联系人）. Notices are addressed to roles and units; a contact is a person or a mailbox that stands
 * for one, everywhere or only for a round, a group, an inspected organization.
 */
export const contacts = pgTable(
  'contacts',
  {
    id: text('id').primaryKey(),
    /** Role or unit code of procedure/rulebook/roles.ts. */
    party: text('party').notNull(),
    round: text('round'),
    groupNo: integer('group_no'),
    orgNo: integer('org_no'),
    name: sealed.text('name').notNull(),
    email: sealed.text('email'),
    /** What goes to this party is also posted to the group chat. */
    webhook: boolean('webhook').notNull().default(false),
    /** Only the digest in the morning, nothing one by one. */
    quiet: boolean('quiet').notNull().default(false),
    /** No longer used; kept because deliveries name it. */
    retired: boolean('retired').notNull().default(false),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [index('contacts_party').on(t.party)],
);
