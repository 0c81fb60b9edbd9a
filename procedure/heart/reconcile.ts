import { dateOfInstant, dueInstant } from '../counting/index.ts';
import { derive, type Instance } from './derive.ts';
import { type Event, type EventBody, event } from './event.ts';
import { evolve } from './evolve.ts';
import { type LadderPoint, ladderOf } from './ladder.ts';
import type { State } from './state.ts';

/** Collects events while keeping the state they lead to. */
class Recorder {
  readonly events: Event[] = [];
  constructor(
    public state: State,
    readonly at: string,
  ) {}

  emit(body: EventBody, at = this.at): void {
    const next = event(at, body);
    this.events.push(next);
    this.state = evolve(this.state, next);
  }
}

/** What changed in the deadlines since they were last recorded: opened, moved, met, reopened, withdrawn. */
export function reconcile(state: State, at: string): Event[] {
  const recorder = new Recorder(state, at);
  const instances = derive(state, dateOfInstant(at));
  for (const instance of instances) reconcileOne(recorder, instance);
  const present = new Set(instances.map((instance) => instance.key));
  for (const { key, rule, subject, status } of Object.values(state.deadlines)) {
    if (!present.has(key) && status !== 'withdrawn') recorder.emit({ type: 'deadline.withdrawn', key, rule, subject });
  }
  return recorder.events;
}

function reconcileOne(recorder: Recorder, instance: Instance): void {
  const { key, rule, subject, due, computed, base, triggers, provisional, met } = instance;
  const ref = { key, rule, subject };
  const known = recorder.state.deadlines[key];
  if (instance.waiting) {
    if (known?.status !== 'waiting') recorder.emit({ type: 'deadline.waiting', ...ref, missing: instance.waiting });
    return;
  }
  const fresh = !known || known.status === 'withdrawn' || known.status === 'waiting';
  const moved = !fresh && (known.due !== due || known.provisional !== provisional);
  const dates = { due, computed, base, triggers, provisional };
  if (fresh) recorder.emit({ type: 'deadline.opened', ...ref, ...dates });
  if (moved) recorder.emit({ type: 'deadline.moved', ...ref, ...dates, was: known.due });
  if (moved && known.lapsed && stillRunning(instance, recorder.at))
    recorder.emit({ type: 'deadline.lapse-withdrawn', ...ref });
  if (instance.waived !== undefined) {
    const approved = recorder.state.waivers[key] !== undefined;
    if (known?.status !== 'waived')
      recorder.emit({ type: 'deadline.waived', ...ref, reason: instance.waived, approved });
    return;
  }
  if (met) {
    const late = due !== undefined && met.on > due;
    if (known?.status === 'met' && known.metOn === met.on && !moved) return;
    recorder.emit({ type: 'deadline.met', ...ref, metOn: met.on, late, due, factId: met.by });
    if (recorder.state.deadlines[key]?.lapsed && !late) recorder.emit({ type: 'deadline.lapse-withdrawn', ...ref });
    return;
  }
  const reopened = known?.status === 'met' || known?.status === 'waived';
  if (reopened) recorder.emit({ type: 'deadline.reopened', ...ref });
  if (fresh || moved || reopened) catchUp(recorder, instance);
}

function stillRunning(instance: Instance, at: string): boolean {
  return instance.due === undefined || instance.provisional || dueInstant(instance.due) > at;
}

/** Rungs already passed when a deadline opens, moves or reopens: only the highest is sent, the others are on record as skipped. */
function catchUp(recorder: Recorder, instance: Instance): void {
  const { key, rule, subject } = instance;
  const passed = pointsOf(recorder.state, key).filter((point) => point.at <= recorder.at);
  const highest = passed.filter((point) => point.kind !== 'lapse').at(-1);
  for (const point of passed) {
    if (point.kind === 'lapse' || point === highest) firePoint(recorder, key, point);
    else {
      const generation = recorder.state.deadlines[key]?.generation ?? 1;
      recorder.emit({ type: 'rung.skipped', key, rule, subject, rung: point.id, generation }, point.at);
    }
  }
}

/** Points of an open deadline's ladder that this generation has not spent. */
export function pointsOf(state: State, key: string): LadderPoint[] {
  const known = state.deadlines[key];
  const rule = known && state.book.deadlines[known.rule];
  if (!rule || known.status !== 'open' || known.due === undefined) return [];
  return ladderOf(state.calendar, rule, known.due, known.provisional).filter(
    (point) => !known.spent.includes(point.id),
  );
}

/** Records that a point of the ladder was reached: the lapse itself, or a notice to somebody. */
export function firePoint(recorder: Recorder, key: string, point: LadderPoint): void {
  const known = recorder.state.deadlines[key];
  if (known?.due === undefined) return;
  const { rule, subject, generation, due } = known;
  if (point.kind === 'lapse') recorder.emit({ type: 'deadline.lapsed', key, rule, subject, due }, point.at);
  else {
    const { id: rung, to, paper } = point;
    recorder.emit({ type: 'rung.fired', key, rule, subject, rung, generation, to, paper, due }, point.at);
  }
}

export { Recorder };
