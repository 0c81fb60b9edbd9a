import {
  ApplicationFailure,
  condition,
  continueAsNew,
  patched,
  setHandler,
  type Workflow,
  workflowInfo,
} from '@temporalio/workflow';
import { type Origin, toEntry } from '../procedure/entry.ts';
import type { Event } from '../procedure/heart/event.ts';
import { evolve } from '../procedure/heart/evolve.ts';
import { isHistoric } from '../procedure/heart/historic.ts';
import { later } from '../procedure/heart/later.ts';
import { look } from '../procedure/heart/look.ts';
import type { CopyMessage } from '../procedure/heart/receive.ts';
import { receive } from '../procedure/heart/receive.ts';
import type { State } from '../procedure/heart/state.ts';
import { nextDue, tick } from '../procedure/heart/tick.ts';
import { AgendaTimer } from './agenda.ts';
import { bounded, type Carry, upcast } from './carry.ts';
import { runEffect } from './effect-runner.ts';
import { effectsOf, exportOf } from './effects.ts';
import { BATCH, flush, statusOf } from './flush.ts';
import {
  CONFLICTED,
  copySignal,
  lookQuery,
  type StartInput,
  type SubmitResult,
  statusQuery,
  submitUpdate,
} from './messages.ts';
import { PATCHES } from './patches.ts';
import { ledger } from './sink.ts';
import { eventsOf, judgedOn, originOf, rejected } from './submission.ts';

/** Of the server's 2,000 updates a run. */
const MAX_UPDATES = 1800;
/** Namespaces in which a workflow's clock may differ from the engine's. */
const REHEARSAL_SUFFIX = '-rehearsal';

/** The first state of a workflow and the events it begins with. */
export interface Start {
  state: State;
  events: Event[];
}

/**
 * Hosts the heart in a workflow: synchronous handlers decide and evolve, one timer waits for the nearest due instant,
 * and the loop flushes what was recorded, then carries out its effects. Returns never; continues as new when suggested.
 */
export async function host<Input extends StartInput>(input: Input, begin: (instant: string) => Start): Promise<void> {
  const { namespace, unsafe, workflowId, continuedFromExecutionRunId: before } = workflowInfo();
  // A replay has no namespace of its own.
  if (input.clockOffset !== 0 && !unsafe.isReplaying && !namespace.endsWith(REHEARSAL_SUFFIX)) {
    throw ApplicationFailure.nonRetryable('只有演练可以移动时钟', 'ClockOffset');
  }
  const carry: Carry = input.carry ? upcast(input.carry) : fresh(input, begin);
  if (before !== undefined && patched(PATCHES.exportHistory.id)) {
    carry.effects.push(exportOf({ workflowId, runId: before, round: carry.state.round }));
  }
  const inFlight = new Set<string>();
  let updates = 0;
  let woken = false;
  const agenda = new AgendaTimer(() => {
    woken = true;
  });

  const now = () => new Date(Date.now() + input.clockOffset).toISOString();
  const clock = () => later(now(), carry.state.last);

  const apply = (events: Event[], origin: Origin | null): void => {
    for (const event of events) applyEvent(carry, event, origin, now());
  };

  setHandler(
    submitUpdate,
    (request): SubmitResult => {
      updates += 1;
      const judged = judgedOn(carry.state, request, now());
      const results = request.commands.map((envelope, index) => {
        const { id, hash } = envelope;
        const known = carry.done[id];
        if (known) return { id, hash: known.hash, revision: known.revision, repeated: true };
        const events = judged[index] ?? eventsOf(carry.state, envelope, now());
        if (!events) throw rejected(request, carry, now());
        apply(events, originOf(envelope));
        const revision = carry.state.revision;
        carry.done[id] = { revision, hash, at: Date.now() };
        carry.commands.push({ id, hash, revision });
        return { id, hash, revision };
      });
      woken = true;
      return { revision: carry.state.revision, results };
    },
    {
      validator: (request) => {
        if (carry.conflicted) throw ApplicationFailure.nonRetryable('台账与历史不一致，已停止登记', CONFLICTED);
        const failure = rejected(request, carry, now());
        if (failure) throw failure;
      },
    },
  );

  setHandler(copySignal, (message) => {
    carry.buffered.push(message);
    for (let next = takeNext(carry); next; next = takeNext(carry)) {
      const instant =
        carry.state.mode === 'live' ? later(clock(), next.instant) : later(next.instant, carry.state.last);
      apply(receive(carry.state, next, instant), null);
    }
    woken = true;
  });

  setHandler(statusQuery, () => ({
    ...statusOf(carry),
    unflushed: carry.queue.length,
    links: carry.state.links,
    now: now(),
    last: carry.state.last,
    clockOffset: input.clockOffset,
    conflicted: carry.conflicted,
  }));

  setHandler(lookQuery, (asked) => {
    if (asked.kind !== 'calendar') return look(carry.state, asked);
    // A query's own clock stood still since the last task: the asker's is as far ahead as this workflow's.
    const instant = new Date(Date.parse(asked.instant) + input.clockOffset).toISOString();
    return look(carry.state, { ...asked, instant });
  });

  for (;;) {
    const due = carry.state.mode === 'live' ? nextDue(carry.state) : undefined;
    if (due !== undefined && due <= now()) apply(tick(carry.state, clock()), null);
    const asked = new Set(carry.effects);
    await flush(carry);
    // Another history wrote this ledger: nothing more is recorded or sent until somebody looked.
    if (carry.conflicted) await condition(() => false);
    // What was recorded during the flush is not in the ledger, so what it asks for is not to be done yet.
    const ready = carry.queue.length === 0 ? carry.effects : carry.effects.filter((effect) => asked.has(effect));
    for (const effect of ready) {
      if (inFlight.has(effect.id)) continue;
      inFlight.add(effect.id);
      void runEffect(effect).then((events) => {
        carry.effects = carry.effects.filter((pending) => pending.id !== effect.id);
        inFlight.delete(effect.id);
        // In backfill the world's clock is no business of the ledger's: an outcome belongs to the last recorded instant.
        apply(events(carry.state, carry.state.mode === 'live' ? clock() : carry.state.last), null);
        woken = true;
      });
    }
    const full = workflowInfo().continueAsNewSuggested || updates >= (input.maxUpdates ?? MAX_UPDATES);
    if (full && carry.queue.length <= BATCH) {
      carry.done = bounded(carry.done, Date.now());
      // A copy, as the next run gets one: what an effect leads to from here on is nobody's, that run issues it again.
      if (carry.queue.length > 0) ledger.carried([...carry.queue]);
      await continueAsNew<Workflow>({ ...input, carry });
    }
    if (carry.queue.length > 0) continue;
    woken = false;
    agenda.set(carry.state.mode === 'live' ? nextDue(carry.state) : undefined, now());
    await condition(() => woken || carry.queue.length > 0);
  }
}

function fresh<Input extends StartInput>(input: Input, begin: (instant: string) => Start): Carry {
  const { state, events } = begin(input.instant);
  const carry: Carry = {
    schema: 1,
    state,
    done: {},
    queue: [],
    commands: [],
    effects: [],
    buffered: [],
    conflicted: false,
  };
  const recordedAt = new Date(Date.now() + input.clockOffset).toISOString();
  for (const event of events) applyEvent(carry, event, input.origin, recordedAt);
  if (input.origin) {
    const { commandId: id, commandHash: hash } = input.origin;
    carry.done[id] = { revision: carry.state.revision, hash, at: Date.now() };
    carry.commands.push({ id, hash, revision: carry.state.revision });
  }
  return carry;
}

function applyEvent(carry: Carry, event: Event, origin: Origin | null, recordedAt: string): void {
  carry.state = evolve(carry.state, event);
  const { id: workflowId, host: kind, round, revision: seq, book, calendar } = carry.state;
  const versions = { rulebookHash: book.hash, calendarVersion: calendar.version };
  const historic = isHistoric(carry.state, event);
  carry.queue.push(toEntry(event, { workflowId, host: kind, round, seq, recordedAt, historic, ...versions, origin }));
  carry.effects.push(...effectsOf(carry.state, event));
}

function takeNext(carry: Carry): CopyMessage | undefined {
  const { applied } = carry.state.links;
  carry.buffered = carry.buffered.filter((message) => message.n > (applied[message.from] ?? 0));
  return carry.buffered.find((message) => message.n === (applied[message.from] ?? 0) + 1);
}
