import type { RecordFact } from './command.ts';
import { type Correct, correct, type Return } from './correct-fact.ts';
import { beginDraft } from './drafts.ts';
import type { Event } from './event.ts';
import type { Given } from './given.ts';
import { admit, recorded } from './record-fact.ts';
import { checkSecretEvidence } from './secret-data.ts';
import type { State } from './state.ts';

/** Events of recording, correcting or returning a fact, or of handing in the paper that is to become one. */
export function decideFact(
  state: State,
  command: RecordFact | Correct | Return,
  id: string,
  instant: string,
  given: Given,
): Event[] {
  if (command.type !== 'record-fact') return correct(state, command, instant, given);
  const moment = admit(state, command, id, instant);
  checkSecretEvidence(state, command, given.evidence);
  if (command.draft) return beginDraft(state, command, id, moment.date, instant, given);
  return recorded(state, command, id, moment, instant, given);
}
