import { ApplicationFailure } from '@temporalio/workflow';
import type { Origin } from '../procedure/entry.ts';
import type { Command } from '../procedure/heart/command.ts';
import { type Decision, decide, instantOf } from '../procedure/heart/decide.ts';
import type { Event } from '../procedure/heart/event.ts';
import { evolve } from '../procedure/heart/evolve.ts';
import { approvalsIn, type Given, lastSigned } from '../procedure/heart/given.ts';
import { later } from '../procedure/heart/later.ts';
import type { State } from '../procedure/heart/state.ts';
import type { Carry } from './carry.ts';
import { type Envelope, REJECTED, type Rejections, type SubmitRequest } from './messages.ts';

/**
 * The instant a command is decided at, on a clock that reads `now` (both UTC). In backfill a past fact is decided at its
 * own instant, never at the clock's; one still to come is decided now, and refused as such.
 */
export function instantFor(state: State, envelope: Envelope, now: string): string {
  const { command } = envelope;
  // Going live catches up to the clock first, with what fell due meanwhile still historic.
  if (state.mode === 'live' || command.type === 'go-live') return later(now, state.last);
  if (command.type === 'tick') return later(command.until, state.last);
  const day = dayIn(command);
  const at = day === undefined ? signedAt(envelope, state.last) : instantOf(day);
  return later(state.last, at > now ? now : at);
}

/** When a command says that it happened. */
function dayIn(command: Command): string | undefined {
  if (command.type === 'pause-deadline') return command.from;
  if (command.type === 'resume-deadline') return command.until;
  return 'at' in command ? command.at : undefined;
}

/** A signature is entered as of the day it was given. */
function signedAt(envelope: Envelope, otherwise: string): string {
  if (envelope.command.type !== 'sign-draft') return otherwise;
  const last = lastSigned(approvalsIn(envelope));
  return last === undefined ? otherwise : instantOf(last);
}

/** What came with a command: the decisions it rests on, and what was known of the person it is about. */
export function givenWith(envelope: Envelope): Given {
  return { approvals: approvalsIn(envelope), person: envelope.person, evidence: envelope.evidence };
}

/** Who typed a command, whose decision it is, and on what evidence: as its entries tell. */
export function originOf({ id, hash, typedBy, approval, approvals, evidence }: Envelope): Origin {
  return {
    commandId: id,
    commandHash: hash,
    typedBy,
    ...(approval ? { approval } : {}),
    ...(approvals ? { approvals } : {}),
    ...(evidence ? { evidence } : {}),
  };
}

function decisionOf(state: State, envelope: Envelope, now: string): Decision {
  const { command, id } = envelope;
  return decide(state, command, id, instantFor(state, envelope, now), givenWith(envelope));
}

/** The events a command leads to on a clock that reads `now`; undefined where it is refused. */
export function eventsOf(state: State, envelope: Envelope, now: string): Event[] | undefined {
  const decision = decisionOf(state, envelope, now);
  return decision.ok ? decision.events : undefined;
}

/** What the commands of a request were found to lead to, at what time. */
interface Judged {
  now: string;
  ids: string;
  events: (Event[] | undefined)[];
}

const judgements = new WeakMap<State, Judged>();
const idsOf = ({ commands }: SubmitRequest) => commands.map(({ id, hash }) => `${id} ${hash}`).join('|');

/**
 * What the validator just found each command to lead to, on this very state and clock: a large batch is worked out once,
 * not twice. A replay asks no validator and decides the same again.
 */
export function judgedOn(state: State, request: SubmitRequest, now: string): Judged['events'] {
  const judged = judgements.get(state);
  return judged?.now === now && judged.ids === idsOf(request) ? judged.events : [];
}

/** The failure that tells every rejection of a request; undefined when all would be accepted. Changes nothing. */
export function rejected(request: SubmitRequest, carry: Carry, now: string): ApplicationFailure | undefined {
  let state = carry.state;
  const events: Judged['events'] = [];
  const rejections: Rejections = request.commands.map((envelope, index) => {
    const known = carry.done[envelope.id];
    if (known) {
      const detail = '同一编号已用于另一内容';
      return known.hash === envelope.hash ? null : { code: 'already', status: 409, detail };
    }
    const decision = decisionOf(state, envelope, now);
    if (!decision.ok) return decision.rejection;
    state = decision.events.reduce(evolve, state);
    events[index] = decision.events;
    return null;
  });
  judgements.set(carry.state, { now, ids: idsOf(request), events });
  if (rejections.every((rejection) => rejection === null)) return undefined;
  return ApplicationFailure.create({ message: '未登记', type: REJECTED, nonRetryable: true, details: [rejections] });
}
