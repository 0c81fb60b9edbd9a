import { randomUUID } from 'node:crypto';
import type { Db } from '../db/client.ts';
import { newestCalendar } from '../db/queries/calendars.ts';
import { activeContacts } from '../db/queries/contacts.ts';
import { addDeliveries, type NewDelivery } from '../db/queries/deliveries.ts';
import { beginDigest } from '../db/queries/digests.ts';
import type { Channel } from '../db/schema/deliveries.ts';
import { transaction } from '../db/transaction.ts';
import { isWorkday } from '../procedure/calendar/days.ts';
import { atTime, dateOfInstant, MORNING } from '../procedure/counting/index.ts';
import { RulebookCache } from './books.ts';
import { digestItems } from './digest-source.ts';
import { digestText, itemsFor } from './digest-text.ts';
import { reachedBy } from './reached-by.ts';

/**
 * Makes the digests of the present day, from 08:30 of a working day on, once: one delivery for each contact there is
 * something to say to, by mail, else to the group chat. The dispatcher sends them. Says how many.
 */
export async function makeDigests(
  { db, channels, now }: { db: Db; channels: readonly Channel[]; now: () => Date },
  books = new RulebookCache(),
): Promise<number> {
  const instant = now().toISOString();
  const today = dateOfInstant(instant);
  const calendar = await newestCalendar(db);
  if (!calendar || !isWorkday(calendar, today) || instant < atTime(today, MORNING)) return 0;
  return transaction(db, async (tx) => {
    if (!(await beginDigest(tx, today, instant))) return 0;
    const items = await digestItems(tx, books, calendar, today);
    const rows = (await activeContacts(tx)).flatMap((contact): NewDelivery[] => {
      const channel = channels.find((one) => reachedBy(contact, one));
      const text = channel && digestText(itemsFor(items, contact), today);
      if (!channel || !text) return [];
      return [{ id: randomUUID(), digestOn: today, channel, contactId: contact.id, text, createdAt: instant }];
    });
    await addDeliveries(tx, rows);
    return rows.length;
  });
}
