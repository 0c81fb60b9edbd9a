import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { noon } from '../../procedure/counting/index.ts';
import { begin, emptyState } from '../../procedure/heart/begin.ts';
import { decide } from '../../procedure/heart/decide.ts';
import type { Event, EventBody } from '../../procedure/heart/event.ts';
import { evolve } from '../../procedure/heart/evolve.ts';
import { later } from '../../procedure/heart/later.ts';
import { receive } from '../../procedure/heart/receive.ts';
import type { Fact, State } from '../../procedure/heart/state.ts';
import { tick } from '../../procedure/heart/tick.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Effect, effectsOf } from '../../workflows/effects.ts';
import { homeId } from '../members.ts';
import type { Act } from './act.ts';
import type { Scenario } from './scenario.ts';

const ROUND = 'R2023-01';

/** What playing a scenario in memory came to. */
export interface Played {
  states: Map<string, State>;
  events: (Event & { workflowId: string })[];
  refused: { act: Act; detail: string }[];
}

/** Plays a scenario through the heart alone: workflows in memory, every message delivered at once. */
export function playInMemory(scenario: Scenario, book: Rulebook, calendar: Calendar): Played {
  const played: Played = { states: new Map(), events: [], refused: [] };
  const apply = (workflowId: string, before: State, events: Event[]) => {
    let state = before;
    const effects: Effect[] = [];
    for (const event of events) {
      state = evolve(state, event);
      played.events.push({ ...event, workflowId });
      effects.push(...effectsOf(state, event));
    }
    played.states.set(workflowId, state);
    for (const effect of effects) carryOut(effect);
  };
  const start = (
    id: string,
    host: State['host'],
    started: EventBody,
    instant: string,
    given: Fact[] = [],
    groups = scenario.groups,
  ) => {
    const empty = { ...emptyState({ id, host, round: ROUND, mode: 'live', book, calendar }, instant), groups };
    apply(id, empty, begin(empty, started, given, given.length > 0 ? ROUND : '', instant));
  };
  const carryOut = (effect: Effect) => {
    if (effect.kind === 'start-inspection') {
      const { workflowId, group, params, plans, instant } = effect.start;
      start(workflowId, 'inspection', { type: 'inspection.started', group, params, plans }, instant);
    } else if (effect.kind === 'start-clue-transfer') {
      const { workflowId, transfer, facts, instant } = effect.start;
      start(workflowId, 'transfer', { type: 'transfer.started', transfer }, instant, facts);
    } else if (effect.kind === 'signal-peer') {
      const state = played.states.get(effect.to);
      if (!state) throw new Error(`no ${effect.to}`);
      apply(effect.to, state, receive(state, effect.message, later(effect.message.instant, state.last)));
    }
  };
  const { groups, params } = scenario;
  start(ROUND, 'round', { type: 'round.started', groups, params, plans: {} }, noon(scenario.start), [], []);
  let n = 0;
  const submit = (id: string, act: Act) => {
    n += 1;
    const state = played.states.get(id);
    if (!state) throw new Error(`no ${id}`);
    const { command, date, approvals, evidence } = act;
    const decision = decide(state, command, `c${n}`, later(noon(date), state.last), { approvals, evidence });
    if (decision.ok) apply(id, state, decision.events);
    else played.refused.push({ act, detail: decision.rejection.detail });
  };
  for (const { date, parts } of scenario.strides) {
    for (const [id, state] of played.states) apply(id, state, tick(state, noon(date)));
    for (const [home, acts] of parts) {
      for (const act of acts) submit(homeId(ROUND, home), act);
    }
  }
  return played;
}
