import { checkSignatures, missingApprovals } from './approvals.ts';
import type { RecordFact, ReturnDraft, SignDraft } from './command.ts';
import { type Event, event } from './event.ts';
import { evolveAll } from './evolve.ts';
import { type Approval, type Given, lastSigned } from './given.ts';
import { later } from './later.ts';
import { momentOf } from './moment.ts';
import { recorded } from './record-fact.ts';
import { refuse } from './rejection.ts';
import type { State } from './state.ts';

/** A paper handed in for its signatures（呈批）. One that needs none is simply recorded. */
export function beginDraft(
  state: State,
  command: RecordFact,
  id: string,
  date: string,
  instant: string,
  given: Given,
): Event[] {
  const { fact, on, data, late } = command;
  const signed = given.approvals ?? [];
  const missing = missingApprovals(state, fact, on, lastDay(date, signed), data, given);
  if (missing.length === 0) {
    const detail = `“${state.book.steps[fact]?.title ?? fact}”不缺批示，直接登记即可`;
    refuse({ code: 'not-allowed', status: 422, field: 'draft', detail });
  }
  checkSignatures(state, fact, on, data, signed);
  return [event(instant, { type: 'draft.begun', draft: { id, fact, on, date, data, signed, ...(late && { late }) } })];
}

/** Signatures a paper got; with the last one it is done, on that day. A paper sent back is off the way. */
export function decideDraft(state: State, command: SignDraft | ReturnDraft, instant: string, given: Given): Event[] {
  const draft = state.drafts?.[command.draftId];
  if (!draft) {
    refuse({ code: 'unknown-fact', status: 404, field: 'draftId', detail: `没有呈批中的 ${command.draftId}` });
  }
  if (command.type === 'return-draft') {
    return [event(instant, { type: 'draft.returned', draftId: draft.id, reason: command.reason })];
  }
  const fresh = given.approvals ?? [];
  if (fresh.length === 0) {
    refuse({ code: 'not-allowed', status: 400, field: 'approval', detail: '没有写是谁的批示' });
  }
  const signed = [...draft.signed, ...fresh];
  checkSignatures(state, draft.fact, draft.on, draft.data, signed);
  const own = event(instant, { type: 'draft.signed', draftId: draft.id, signed });
  const date = lastDay(draft.date, signed);
  const missing = missingApprovals(state, draft.fact, draft.on, date, draft.data, { approvals: signed });
  if (missing.length > 0) return [own];
  const moment = momentOf(state, date, instant, 'approval');
  return [own, ...recorded(evolveAll(state, [own]), draft, draft.id, moment, instant, { ...given, approvals: signed })];
}

/** The day the paper is done: of its last signature, never before it was handed in. */
function lastDay(handedIn: string, signed: Approval[]): string {
  return later(handedIn, lastSigned(signed) ?? handedIn);
}
