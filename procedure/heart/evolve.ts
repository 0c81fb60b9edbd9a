import { dateOfInstant } from '../counting/index.ts';
import { transferWorkflowId } from '../ids.ts';
import { isOrBelongsTo } from './belongs.ts';
import type { CopiedCorrection, Copy, Event } from './event.ts';
import { later } from './later.ts';
import { REWORK } from './points.ts';
import { revised } from './revised.ts';
import type { DeadlineState, Fact, State } from './state.ts';

/** The state after one event. Pure; the only way a state ever changes. */
export function evolve(state: State, event: Event): State {
  const next = apply(state, event);
  return { ...next, revision: state.revision + 1, last: later(event.at, state.last) };
}

/** The state after several events. */
export function evolveAll(state: State, events: Event[]): State {
  return events.reduce(evolve, state);
}

function apply(state: State, event: Event): State {
  switch (event.type) {
    case 'round.started':
      return { ...state, groups: event.groups, params: event.params, plans: event.plans };
    case 'inspection.started':
      return { ...state, groups: [event.group], params: event.params, plans: event.plans };
    case 'transfer.started':
      return { ...state, transfers: [event.transfer] };
    case 'office.started':
      return { ...state, params: event.params, began: dateOfInstant(event.at) };
    case 'target.registered':
      return { ...state, targets: { ...state.targets, [event.target.code]: event.target } };
    case 'person.registered':
      return { ...state, people: { ...state.people, [event.person.code]: event.person } };
    case 'param.set':
      return withParam(state, event.name, event.date);
    case 'transfer.assembled': {
      const sent = { ...state.links.sent, [transferWorkflowId(state.round, event.transfer.no)]: event.facts };
      return { ...state, transfers: [...state.transfers, event.transfer], links: { ...state.links, sent } };
    }
    case 'fact.recorded': {
      const done = withoutDraft(state, event.fact.id);
      return withFacts(withSent(done, event.copies), [...state.facts, event.fact]);
    }
    case 'draft.begun':
      return { ...state, drafts: { ...state.drafts, [event.draft.id]: event.draft } };
    case 'draft.signed': {
      const draft = state.drafts?.[event.draftId];
      if (!draft) return state;
      return { ...state, drafts: { ...state.drafts, [draft.id]: { ...draft, signed: event.signed } } };
    }
    case 'draft.returned':
      return withoutDraft(state, event.draftId);
    case 'fact.copied':
      return received(
        withFacts(withSent(state, event.copies ?? []), [...state.facts, event.fact]),
        event.from,
        event.n,
      );
    case 'fact.corrected': {
      return withFacts(withSent(state, event.copies), corrected(state.facts, event));
    }
    case 'correction.copied':
      return received(
        withFacts(withSent(state, event.copies ?? []), corrected(state.facts, event.correction)),
        event.from,
        event.n,
      );
    case 'plan.set':
      return { ...state, plans: { ...state.plans, [event.step]: event.date } };
    case 'need.declared':
      return { ...state, needs: [...state.needs, `${event.step}@${event.on}`] };
    case 'deadline.extended': {
      const decided = event.request === undefined ? state : withoutRequest(state, event.request);
      return { ...decided, extensions: { ...state.extensions, [event.key]: event.extension } };
    }
    case 'extension.requested':
      return { ...state, requests: { ...state.requests, [event.request]: event.wish } };
    case 'extension.refused':
      return withoutRequest(state, event.request);
    case 'deadline.paused': {
      const { key, from, reason } = event;
      return { ...state, pauses: { ...state.pauses, [key]: [...(state.pauses?.[key] ?? []), { from, reason }] } };
    }
    case 'deadline.resumed': {
      const { key, until } = event;
      const run = (state.pauses?.[key] ?? []).map((pause) => (pause.until === undefined ? { ...pause, until } : pause));
      return { ...state, pauses: { ...state.pauses, [key]: run } };
    }
    case 'deadline.rework':
      return set(state, event, { rework: event.on, ...unspent(state, event.key, REWORK) });
    case 'deadline.waived':
      return set(event.approved ? withWaiver(state, event.key, event.reason) : state, event, { status: 'waived' });
    case 'deadline.waiting':
      return set(state, event, { status: 'waiting', ...again(state, event.key), ...UNDATED });
    case 'deadline.opened': {
      const dates = { due: event.due, provisional: event.provisional, ...historicBy(state, event) };
      return set(state, event, { status: 'open', ...dates });
    }
    case 'deadline.moved': {
      const dates = { due: event.due, provisional: event.provisional, ...historicBy(state, event) };
      return set(state, event, event.due === event.was ? dates : { ...dates, ...again(state, event.key) });
    }
    case 'deadline.met':
      return set(state, event, { status: 'met', metOn: event.metOn });
    case 'deadline.reopened':
      return set(state, event, { status: 'open', metOn: undefined, ...again(state, event.key) });
    case 'deadline.withdrawn':
      return set(state, event, { status: 'withdrawn', ...again(state, event.key), ...UNDATED });
    case 'deadline.lapsed':
      return spend(set(state, event, { lapsed: true }), event.key, 'lapse');
    case 'deadline.lapse-withdrawn':
      return set(state, event, { lapsed: false });
    case 'rung.fired':
    case 'rung.skipped':
      return spend(state, event.key, event.rung);
    case 'calendar.revised':
      return { ...state, calendar: event.calendar };
    case 'rulebook.revised':
      return withSent(revised(state, event.book), event.copies ?? []);
    case 'went-live':
      return { ...state, mode: 'live' };
    case 'effect.failed':
    case 'peer.started':
    case 'history.exported':
    case 'letter.issued':
    case 'time.passed':
      return state;
  }
}

const UNDATED = { due: undefined, provisional: false, metOn: undefined, lapsed: false };

function withoutDraft(state: State, id: string): State {
  if (!state.drafts?.[id]) return state;
  return { ...state, drafts: Object.fromEntries(Object.entries(state.drafts).filter(([key]) => key !== id)) };
}

function withoutRequest(state: State, id: string): State {
  if (!state.requests?.[id]) return state;
  return { ...state, requests: Object.fromEntries(Object.entries(state.requests).filter(([key]) => key !== id)) };
}

/** The rung is due again. */
function unspent(state: State, key: string, rung: string): Pick<DeadlineState, 'spent'> {
  return { spent: (state.deadlines[key]?.spent ?? []).filter((id) => id !== rung) };
}

function historicBy(state: State, of: { triggers: string[]; historic?: boolean | undefined }) {
  if (of.historic) return { historic: true };
  // Only the office takes old papers one by one.
  if (state.host !== 'office') return { historic: undefined };
  const facts = state.facts.filter(({ id }) => of.triggers.includes(id));
  return { historic: facts.length > 0 && facts.every(({ historic }) => historic) ? true : undefined };
}

function withParam(state: State, name: string, date: string): State {
  const now = state.params[name];
  const before = now === undefined ? {} : { [name]: [...(state.paramsBefore?.[name] ?? []), now] };
  return {
    ...state,
    params: { ...state.params, [name]: date },
    paramsBefore: { ...state.paramsBefore, ...before },
  };
}

/** A new generation: its ladder starts from the beginning. A deadline not known yet begins with its first. */
function again(state: State, key: string): Pick<DeadlineState, 'generation' | 'spent'> {
  return { generation: (state.deadlines[key]?.generation ?? 0) + 1, spent: [] };
}

/** A round is closed by its own fact, and open again when that is taken back. */
function withFacts(state: State, facts: Fact[]): State {
  return { ...state, facts, closed: facts.find((f) => f.fact === 'archive.close' && !f.returned)?.date };
}

function withWaiver(state: State, key: string, reason: string): State {
  return { ...state, waivers: { ...state.waivers, [key]: reason } };
}

function withSent(state: State, copies: Copy[]): State {
  if (copies.length === 0) return state;
  const sent = { ...state.links.sent, ...Object.fromEntries(copies.map(({ to, n }) => [to, n])) };
  return { ...state, links: { ...state.links, sent } };
}

function received(state: State, from: string, n: number): State {
  return { ...state, links: { ...state.links, applied: { ...state.links.applied, [from]: n } } };
}

function corrected(facts: Fact[], { factId, after }: CopiedCorrection): Fact[] {
  return [...facts.filter((fact) => !isOrBelongsTo(fact, factId)), ...after];
}

function set(
  state: State,
  ref: Pick<DeadlineState, 'key' | 'rule' | 'subject'>,
  change: Partial<DeadlineState>,
): State {
  const { key, rule, subject } = ref;
  const before = state.deadlines[key] ?? {
    key,
    rule,
    subject,
    status: 'open',
    provisional: false,
    lapsed: false,
    generation: 1,
    spent: [],
  };
  return { ...state, deadlines: { ...state.deadlines, [key]: { ...before, ...change } } };
}

function spend(state: State, key: string, rung: string): State {
  const before = state.deadlines[key];
  if (!before) return state;
  return { ...state, deadlines: { ...state.deadlines, [key]: { ...before, spent: [...before.spent, rung] } } };
}
