import type { Contact, ContactItem } from '../../api/contacts.ts';

/** A contact as it is, the way the API takes it. */
export function itemOf({ party, name, webhook, quiet, round, group, org, email }: Contact): ContactItem {
  return {
    party,
    name,
    webhook,
    quiet,
    ...(round && { round }),
    ...(group && { group }),
    ...(org && { org }),
    ...(email && { email }),
  };
}
