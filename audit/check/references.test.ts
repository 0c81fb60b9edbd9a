import { describe, expect, it } from 'vitest';
import { readFixtures } from '../../test/replay/fixtures.ts';
import { brokenReference } from './references.ts';

describe('brokenReference', () => {
  it('finds none in any released history', async () => {
    const runs = (await readFixtures()).flatMap((fixture) => fixture.runs);
    expect(runs.length).toBeGreaterThan(10);
    for (const { history } of runs) expect(brokenReference(history.events ?? [])).toBeUndefined();
  });

  it('finds neighbours of a workflow task that changed places and numbers, wherever they are', async () => {
    const [run] = (await readFixtures())[0]?.runs ?? [];
    const events = run?.history.events ?? [];
    const starts = events.flatMap((event, at) => (event.workflowTaskStartedEventAttributes ? [at] : []));
    expect(starts.length).toBeGreaterThan(5);
    for (const at of starts) {
      const swapped = events.with(at, events[at + 1] ?? {}).with(at + 1, events[at] ?? {});
      const numbered = swapped.map((event, index) => ({ ...event, eventId: events[index]?.eventId ?? null }));
      expect(brokenReference(numbered)).toBeLessThanOrEqual(at + 2);
    }
  });
});
