import type { ContactRow } from '../db/queries/contacts.ts';
import type { Channel } from '../db/schema/deliveries.ts';

/** Whether a contact is reached by a channel. */
export function reachedBy({ email, webhook }: ContactRow, channel: Channel): boolean {
  return channel === 'mail' ? email !== null : webhook;
}
