import { contactById } from '../db/queries/contacts.ts';
import { addDeliveries, wakeDispatcher } from '../db/queries/deliveries.ts';
import { reachedBy } from '../notices/reached-by.ts';
import { hashOf } from '../procedure/rulebook/hash.ts';
import { instantNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import type { Caller } from './orchestrator.ts';
import { badFields, notFound } from './problem.ts';

const CHANNELS = ['mail', 'webhook'] as const;
const TEXT = {
  title: '巡程试发',
  lines: ['这是一份试发的通知，不涉及任何事项，不必办理。', '收到即说明通知可以送到您这里。'],
};

/** 试发: one message to a contact by each way it has. The same key again is the same messages. */
export async function tryContact(deps: ApiDeps, { account, key }: Caller, id: string) {
  const { db } = deps;
  const contact = await contactById(db, id);
  if (!contact) throw notFound('id', `没有联系人“${id}”`);
  if (contact.retired) throw badFields({ field: 'id', detail: '联系人已停用' });
  const now = instantNow(deps);
  const rows = CHANNELS.filter((channel) => reachedBy(contact, channel)).map((channel) => ({
    id: uuidOf(hashOf(['contact-trial', account, key, id, channel])),
    ...{ channel, contactId: id, trialAt: now, createdAt: now, text: TEXT },
  }));
  await addDeliveries(db, rows);
  await wakeDispatcher(db);
  return { deliveries: rows.map(({ id: delivery, channel }) => ({ id: delivery, channel })) };
}

/** Deliveries are asked for by ids of this form. */
function uuidOf(hash: string): string {
  const [a, b, c, d, e] = [
    [0, 8],
    [8, 12],
    [13, 16],
    [17, 20],
    [20, 32],
  ].map(([from, to]) => hash.slice(from, to));
  return `${a}-${b}-8${c}-8${d}-${e}`;
}
