import type { Entry, EntryBody } from '../entry.ts';
import { isImplied } from '../heart/belongs.ts';
import { isByHand } from './rung.ts';

/**
 * act: what somebody entered · follows: what came of it at once · clock: what fell due before it, noted with it or by
 * the timer · system: what another workflow or an effect brought about.
 */
export type Cause = 'act' | 'follows' | 'clock' | 'system';

const ACTS = new Set<EntryBody['type']>([
  'round.started',
  'office.started',
  'target.registered',
  'person.registered',
  'param.set',
  'transfer.assembled',
  'fact.corrected',
  'draft.begun',
  'draft.signed',
  'draft.returned',
  'plan.set',
  'need.declared',
  'deadline.extended',
  'deadline.paused',
  'deadline.resumed',
  'extension.requested',
  'extension.refused',
  'calendar.revised',
  'rulebook.revised',
  'went-live',
]);

/** Tells who or what caused an entry; entries of one workflow have to come in their order. */
export class Causes {
  private readonly acted = new Set<string>();

  of({ workflowId, origin, fellDueAt, body }: Entry): Cause {
    if (origin === null) return fellDueAt === null ? 'system' : 'clock';
    const command = `${workflowId} ${origin.commandId}`;
    const before = this.acted.has(command);
    // A paper whose last signature came is signed and then recorded, both by the one command.
    if (body.type === 'fact.recorded' ? isImplied(body.fact) : before || !mayBeAct(body)) {
      return before ? 'follows' : 'clock';
    }
    this.acted.add(command);
    return 'act';
  }
}

function mayBeAct(body: EntryBody): boolean {
  if (body.type === 'deadline.waived') return body.approved;
  if (body.type === 'rung.fired') return isByHand(body.rung);
  return ACTS.has(body.type);
}
