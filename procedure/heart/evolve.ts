import { transferWorkflowId } from '../ids.ts';
import type { CopiedCorrection, Event } from './event.ts';
import { isOrBelongsTo } from './implied.ts';
import { later } from './later.ts';
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
    case 'transfer.assembled': {
      const sent = { ...state.links.sent, [transferWorkflowId(state.round, event.transfer.no)]: event.facts };
      return { ...state, transfers: [...state.transfers, event.transfer], links: { ...state.links, sent } };
    }
    case 'fact.recorded': {
      const links = event.copies.reduce((sent, copy) => ({ ...sent, [copy.to]: copy.n }), state.links.sent);
      const closed = event.fact.fact === 'archive.close' ? event.fact.date : state.closed;
      return { ...state, facts: [...state.facts, event.fact], links: { ...state.links, sent: links }, closed };
    }
    case 'fact.copied':
      return received({ ...state, facts: [...state.facts, event.fact] }, event.from, event.n);
    case 'fact.corrected': {
      const links = event.copies.reduce((sent, copy) => ({ ...sent, [copy.to]: copy.n }), state.links.sent);
      return { ...state, facts: corrected(state.facts, event), links: { ...state.links, sent: links } };
    }
    case 'correction.copied':
      return received({ ...state, facts: corrected(state.facts, event.correction) }, event.from, event.n);
    case 'plan.set':
      return { ...state, plans: { ...state.plans, [event.step]: event.date } };
    case 'need.declared':
      return { ...state, needs: [...state.needs, `${event.step}@${event.on}`] };
    case 'deadline.extended':
      return { ...state, extensions: { ...state.extensions, [event.key]: event.extension } };
    case 'deadline.waived':
      return set(event.approved ? withWaiver(state, event.key, event.reason) : state, event, { status: 'waived' });
    case 'deadline.waiting':
      return set(state, event, { status: 'waiting' });
    case 'deadline.opened':
      return set(state, event, { status: 'open', due: event.due, provisional: event.provisional });
    case 'deadline.moved': {
      const dates = { due: event.due, provisional: event.provisional };
      if (event.due === event.was) return set(state, event, dates);
      const generation = (state.deadlines[event.key]?.generation ?? 0) + 1;
      return set(state, event, { ...dates, generation, spent: [] });
    }
    case 'deadline.met':
      return set(state, event, { status: 'met', metOn: event.metOn });
    case 'deadline.reopened': {
      const generation = (state.deadlines[event.key]?.generation ?? 0) + 1;
      return set(state, event, { status: 'open', metOn: undefined, generation, spent: [] });
    }
    case 'deadline.withdrawn':
      return set(state, event, { status: 'withdrawn', due: undefined, metOn: undefined, lapsed: false });
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
      return { ...state, book: event.book };
    case 'went-live':
      return { ...state, mode: 'live' };
    case 'effect.failed':
    case 'peer.started':
    case 'letter.issued':
    case 'time.passed':
      return state;
  }
}

function withWaiver(state: State, key: string, reason: string): State {
  return { ...state, waivers: { ...state.waivers, [key]: reason } };
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
