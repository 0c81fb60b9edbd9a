import { setTimeout as sleep } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { CommandRow } from '../../db/queries/commands.ts';
import type { Rejection } from '../../procedure/heart/rejection.ts';
import { EngineFailure } from './engine.ts';
import { submitToRound } from './submit-to-round.ts';
import { askedRound } from './testing.ts';

const ROUND = 'R2022-02';
const item = { command: { type: 'set-param' as const, name: 'exit', date: '2022-06-17' } };
const asked = { account: 'office', key: 'k', round: ROUND, item };
const others = Array.from({ length: 20 }, (_, i) => `${ROUND}-01-${i + 1}`);

const noParameter: Rejection = { code: 'not-allowed', status: 400, detail: '没有这个参数', field: 'name' };

/** A round whose workflows keep what they took; some are down, one refuses. */
function round(start: string[], { down = new Set<string>(), refuses = '', written = true } = {}) {
  const open = [...start];
  const took = new Map<string, CommandRow>();
  const ledger = {
    commands: async (ids: string[]) => new Map(ids.flatMap((id) => took.get(id) ?? []).map((row) => [row.id, row])),
    reaches: async () => written,
    openWorkflows: async () => open.map((workflowId) => ({ workflowId, rulebookHash: 'book' })),
  };
  const asked = askedRound(ledger, (workflowId, commands) => {
    if (down.has(workflowId)) throw new EngineFailure('unconfirmed', workflowId);
    if (workflowId === refuses) return noParameter;
    for (const { id, hash } of commands) took.set(id, { id, hash, workflowId, revision: 2 });
    return undefined;
  });
  return { ...asked, open, down };
}

it('asks the round first, then the others eight at a time, and tells where it was set', async () => {
  const { parts, order, busy } = round([...others, ROUND]);
  const { ledger, workflows } = await submitToRound(parts, asked);
  expect(order[0]).toBe(ROUND);
  expect(busy.most).toBe(8);
  expect({ ledger, n: workflows.length }).toEqual({ ledger: 'written', n: 21 });
  expect(workflows[0]).toMatchObject({ workflowId: ROUND, revision: 2 });
});

it('broken off, the same key does what is left, and asks nobody twice', async () => {
  const playing = round([ROUND, ...others], { down: new Set(['R2022-02-01-7']) });
  await expect(submitToRound(playing.parts, asked)).rejects.toMatchObject({ kind: 'unconfirmed' });
  await sleep(20);
  playing.down.clear();
  playing.open.push('R2022-02-T1');
  const { workflows } = await submitToRound(playing.parts, asked);
  expect(workflows).toHaveLength(22);
  expect(workflows.filter(({ repeated }) => repeated).length).toBeGreaterThan(0);
  expect([...new Set(playing.order)]).toHaveLength(playing.order.length);
});

it('what the round refuses reaches nobody', async () => {
  const { parts, order } = round([ROUND, ...others], { refuses: ROUND });
  await expect(submitToRound(parts, asked)).rejects.toMatchObject({
    problem: { status: 400, errors: [{ field: 'name' }] },
  });
  expect(order).toEqual([ROUND]);
});

it('a round where nothing runs any more is told as closed; a ledger that is behind, as catching up', async () => {
  await expect(submitToRound(round([]).parts, asked)).rejects.toMatchObject({ problem: { code: 'closed' } });
  const behind = round([ROUND], { written: false });
  expect(await submitToRound(behind.parts, asked)).toMatchObject({ ledger: 'catching-up' });
});
