import { dateOfInstant, dueInstant } from '../counting/index.ts';
import { derive, type Instance } from './derive.ts';
import type { Event } from './event.ts';
import { ruleFor, yellowFrom } from './ladder.ts';
import { firePoint, type LadderPoint, pointsOf } from './points.ts';
import { Recorder } from './recorder.ts';
import type { DeadlineState, State } from './state.ts';

/**
 * What changed in the deadlines since they were last recorded: opened, moved, met, reopened, withdrawn. After a revision
 * of the rulebook (`revised`) a ladder may have rungs whose time has passed although its deadline did not move.
 */
export function reconcile(state: State, at: string, revised = false): Event[] {
  const recorder = new Recorder(state, at);
  const instances = derive(state, dateOfInstant(at)).sort((a, b) => byKey(a, b));
  for (const instance of instances) reconcileOne(recorder, instance, revised);
  const present = new Set(instances.map((instance) => instance.key));
  const gone = Object.values(state.deadlines).filter(({ key, status }) => !present.has(key) && status !== 'withdrawn');
  for (const { key, rule, subject } of gone.sort(byKey)) {
    recorder.emit({ type: 'deadline.withdrawn', key, rule, subject });
  }
  return recorder.events;
}

/** One order, whatever the order of rules, facts and records. */
function byKey(a: { key: string }, b: { key: string }): number {
  return a.key < b.key ? -1 : 1;
}

function reconcileOne(recorder: Recorder, instance: Instance, revised: boolean): void {
  const known = recorder.state.deadlines[instance.key];
  if (instance.waiting && !instance.met) {
    waitFor(recorder, instance, known);
    return;
  }
  const { key, rule, subject, due, provisional, met } = instance;
  const ref = { key, rule, subject };
  const fresh = !known || known.status === 'withdrawn' || known.status === 'waiting';
  const moved = !fresh && (known.due !== due || known.provisional !== provisional);
  if (fresh && !instance.waiting)
    recorder.emit({ type: 'deadline.opened', ...ref, ...datesOf(recorder.state, instance) });
  if (moved) recorder.emit({ type: 'deadline.moved', ...ref, ...datesOf(recorder.state, instance), was: known.due });
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
  if (instance.rework !== recorder.state.deadlines[key]?.rework)
    recorder.emit({ type: 'deadline.rework', ...ref, ...(instance.rework !== undefined && { on: instance.rework }) });
  if (fresh || moved || reopened || revised) catchUp(recorder, instance);
}

function datesOf(state: State, instance: Instance) {
  const { due, computed, base, triggers, standIn, provisional, historic } = instance;
  const yellow = yellowOf(state, instance);
  return {
    ...{ due, computed, base, triggers, standIn, provisional },
    ...(yellow !== undefined && { yellow }),
    ...(historic && { historic: true }),
  };
}

function yellowOf(state: State, { rule: id, subject, due }: Instance): string | undefined {
  const rule = state.book.deadlines[id];
  return rule && yellowFrom(state.calendar, ruleFor(state.book, rule, subject.unit), due);
}

/** A count that cannot start yet (D7): no due date, nothing overdue, whatever it was before. */
function waitFor(recorder: Recorder, instance: Instance, known: DeadlineState | undefined): void {
  const { key, rule, subject, waiting = [] } = instance;
  const waived = instance.waived !== undefined && known?.status === 'waived';
  if (waived || known?.status === 'waiting') return;
  if (known?.lapsed) recorder.emit({ type: 'deadline.lapse-withdrawn', key, rule, subject });
  recorder.emit({ type: 'deadline.waiting', key, rule, subject, missing: waiting });
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
    else skip(recorder, { key, rule, subject }, point);
  }
}

function skip(recorder: Recorder, ref: Pick<Instance, 'key' | 'rule' | 'subject'>, point: LadderPoint): void {
  const generation = recorder.state.deadlines[ref.key]?.generation ?? 1;
  recorder.emit({ type: 'rung.skipped', ...ref, rung: point.id, generation }, point.at);
}
