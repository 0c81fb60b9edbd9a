import { fileURLToPath } from 'node:url';
import { bundleWorkflowCode, DefaultLogger, type WorkflowBundle } from '@temporalio/worker';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { same } from '../../procedure/entry-differences.ts';
import { PATCHES } from '../../workflows/patches.ts';
import { type History, replay, silenceEngine } from '../../workflows/replay.ts';
import { type Fixture, readBundle, readFixtures } from './fixtures.ts';

/** Losing a fixture must be red: the list is written here, not found. */
const SHAPES = [
  '0.1.0/backfilled-round',
  '0.1.0/live-letters-over-runs',
  '0.2.0/signed-round',
  '0.2.0/standing-office',
  '0.3.0/decided-deadlines',
  '0.4.0/exported-runs',
  '0.5.0/busy-round',
  '0.5.0/sealed-round',
  '0.6.0/busy-round',
];

let fixtures: Fixture[];
let current: WorkflowBundle;

beforeAll(async () => {
  silenceEngine();
  fixtures = await readFixtures();
  current = await bundleWorkflows();
});

/** What a replay of the fixture says: errors of histories, and entries that differ from the recorded ones. */
async function verdict(bundle: WorkflowBundle, fixture: Fixture) {
  const { outcomes, entries } = await replay(bundle, fixture.runs);
  const differing = Object.entries(fixture.entries).flatMap(([workflowId, recorded]) => {
    const emitted = entries.get(workflowId) ?? [];
    return recorded
      .filter((entry, index) => !same(entry, emitted[index]))
      .map((entry) => `${workflowId} #${entry.seq}`);
  });
  return { errors: outcomes.flatMap(({ error }) => (error ? [error.name] : [])), differing };
}

describe('released histories', () => {
  it('are all here, and none is empty', () => {
    expect(fixtures.map(({ version, shape }) => `${version}/${shape}`).sort()).toEqual(SHAPES);
    for (const { runs } of fixtures) {
      expect(Math.max(...runs.map(({ history }) => history.events?.length ?? 0))).toBeGreaterThan(10);
    }
  });

  it('contain what they are to show: updates, signals, a timer that fired, continue-as-new', () => {
    const types = new Set(
      fixtures.flatMap(({ runs }) => runs.flatMap(({ history }) => history.events?.map((e) => e.eventType))),
    );
    // EVENT_TYPE_…: WORKFLOW_EXECUTION_UPDATE_ACCEPTED, …_SIGNALED, TIMER_FIRED, …_CONTINUED_AS_NEW
    for (const type of [41, 26, 18, 28]) expect([...types]).toContain(type);
  });

  it.each([
    ['exportHistory', 'a run that was continued', isContinued],
    ['flushInTurns', 'a run that was told of something while it wrote', isToldMeanwhile],
  ] as const)('have both branches of the patch %s: %s', (name, _, concerns) => {
    const { id, release } = PATCHES[name];
    const marked = (among: (version: string) => boolean) =>
      fixtures
        .filter(({ version }) => among(version))
        .flatMap(({ runs }) => runs)
        .filter(({ history }) => concerns(history))
        .map(({ history }) => patchesIn(history).includes(id));
    expect(new Set(marked((version) => version < release))).toEqual(new Set([false]));
    expect(new Set(marked((version) => version >= release))).toEqual(new Set([true]));
  });

  it('have both branches of every patch there is', () => {
    const marked = new Set(fixtures.flatMap(({ runs }) => runs.flatMap(({ history }) => patchesIn(history))));
    expect([...marked].toSorted()).toEqual(
      Object.values(PATCHES)
        .map(({ id }) => id)
        .toSorted(),
    );
  });

  it('replay with the code of today and give the very entries of the ledger', async () => {
    for (const fixture of fixtures) expect(await verdict(current, fixture)).toEqual({ errors: [], differing: [] });
  });

  it('replay with the bundle of their own build', async () => {
    for (const fixture of fixtures) {
      expect(await verdict(await readBundle(fixture.version), fixture)).toEqual({ errors: [], differing: [] });
    }
  });
});

it('keeps the schema library out of the workflow bundle', () => {
  expect(current.code).not.toContain('node_modules/zod');
});

describe('the alarm rings', () => {
  it('when a step is added without patched()', async () => {
    const workflowsPath = fileURLToPath(new URL('./with-extra-step.ts', import.meta.url));
    const broken = await bundleWorkflowCode({ workflowsPath, logger: new DefaultLogger('ERROR') });
    for (const fixture of fixtures) {
      expect((await verdict(broken, fixture)).errors).toContain('DeterminismViolationError');
    }
  });

  it('when the text of an event changes, which a replay alone does not notice', async () => {
    const changed = { code: current.code.replaceAll('deadline.opened', 'deadline.started') };
    for (const fixture of fixtures) {
      const { errors, differing } = await verdict(changed, fixture);
      expect(errors).toEqual([]);
      expect(differing.length).toBeGreaterThan(0);
    }
  });
});

/** Ids of the patches a run was marked with. */
function patchesIn({ events }: History): string[] {
  return (events ?? []).flatMap(({ markerRecordedEventAttributes: marker }) => {
    const data = marker?.details?.['patch-data']?.payloads?.[0]?.data;
    return data ? [(JSON.parse(Buffer.from(data).toString('utf8')) as { id: string }).id] : [];
  });
}

function isContinued({ events }: History): boolean {
  return Boolean(events?.[0]?.workflowExecutionStartedEventAttributes?.continuedExecutionRunId);
}

/** Whether an update was accepted between the scheduling of an activity that writes the ledger and its completion. */
function isToldMeanwhile({ events }: History): boolean {
  const writes = new Set<string>();
  for (const { eventId, activityTaskScheduledEventAttributes: scheduled, ...event } of events ?? []) {
    if (scheduled?.activityType?.name === 'record') writes.add(String(eventId));
    if (event.activityTaskCompletedEventAttributes)
      writes.delete(String(event.activityTaskCompletedEventAttributes.scheduledEventId));
    if (event.workflowExecutionUpdateAcceptedEventAttributes && writes.size > 0) return true;
  }
  return false;
}
