import { describe, expect, it } from 'vitest';
import { bodies } from '../test/support/bodies.ts';
import { entry, ROUND } from '../test/support/ledger.ts';
import type { EntryBody } from './entry.ts';
import { project } from './project.ts';

describe('project', () => {
  it.each(Object.values(bodies))('$type leaves no column undefined', (body) => {
    for (const { set } of project(entry(7, body))) expect(Object.values(set)).not.toContain(undefined);
  });

  it('refuses a type it does not know', () => {
    const unknown = { type: 'later.invented' } as unknown as EntryBody;
    expect(() => project(entry(1, unknown))).toThrow('later.invented');
  });

  it('keeps a copy out of the rows: the fact is a row where it is owned', () => {
    expect(project(entry(1, bodies['fact.copied']))).toEqual([]);
    expect(project(entry(1, bodies['correction.copied']))).toEqual([]);
  });

  it('lets an inspection start itself only', () => {
    const rows = project(entry(1, bodies['inspection.started'], { workflowId: `${ROUND}-01-2` }));
    expect(rows.map((row) => [row.key, row.set.state])).toEqual([[{ workflowId: `${ROUND}-01-2` }, 'started']]);
  });

  it('sends a rung to the outbox, as historic in a backfill', () => {
    const fired = bodies['rung.fired'];
    const [live] = project(entry(9, fired, { fellDueAt: '2022-04-18T00:30:00.000Z' }));
    expect(live).toMatchObject({
      key: { id: `${ROUND}/9` },
      set: { kind: 'escalation', to: ['director'], createdAt: '2022-04-18T00:30:00.000Z', historic: false },
    });
    const [historic] = project(entry(9, { ...fired, rung: 'due' }, { historic: true }));
    expect(historic?.set).toMatchObject({ kind: 'reminder', historic: true });
  });

  it('keeps where a deadline was moved from, and not when only its provisional mark changed', () => {
    const moved = bodies['deadline.moved'];
    expect(project(entry(1, moved))[0]?.set).toMatchObject({ movedFrom: '2022-04-15', due: '2022-04-18' });
    expect(project(entry(1, { ...moved, was: moved.due }))[0]?.set).not.toHaveProperty('movedFrom');
  });
});
