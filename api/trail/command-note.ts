import type { TrailDetail } from '../../db/schema/trail.ts';
import type { TrailNote } from '../../db/trail/chain.ts';
import type { TrailEvent } from '../../db/trail/events.ts';
import { LOCAL_LOGIN } from '../auth/account.ts';

/** What a command at the machine itself did, now: nobody signed in, and no request came. */
export function commandNote(event: TrailEvent, detail: TrailDetail): TrailNote {
  return { at: new Date().toISOString(), event, account: LOCAL_LOGIN, address: '', request: '', detail };
}
