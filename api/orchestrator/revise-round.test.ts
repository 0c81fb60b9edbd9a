import { expect, it } from 'vitest';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { commandId } from './ids.ts';
import { reviseRound } from './revise-round.ts';
import { askedRound } from './testing.ts';

const ROUND = 'R2022-02';
const book = { hash: 'new' } as Rulebook;
const item = { command: { type: 'revise-rulebook' as const, book } };
const revision = { account: 'office', key: 'k', round: ROUND, hash: 'new', item, before: [] };

/** A round whose workflows follow the new version once they were asked to; `reaches`: the ledger has what they took. */
function round(start: Record<string, string | null>, on: { asked?: (id: string) => void; reaches?: boolean } = {}) {
  const following = new Map(Object.entries(start));
  const ledger = {
    reaches: async () => on.reaches ?? true,
    openWorkflows: async () => [...following].map(([workflowId, rulebookHash]) => ({ workflowId, rulebookHash })),
  };
  const asked = askedRound(ledger, (workflowId) => {
    on.asked?.(workflowId);
    following.set(workflowId, 'new');
    return undefined;
  });
  return { ...asked, following };
}

it('asks the round first, the others eight at a time, and who follows the version already not at all', async () => {
  const others = Object.fromEntries(Array.from({ length: 20 }, (_, i) => [`${ROUND}-${i}`, 'old']));
  const { parts, order, busy } = round({ 'R2022-02-done': 'new', ...others, [ROUND]: 'old' });
  await reviseRound(parts, revision);
  expect(order[0]).toBe(ROUND);
  expect(order.slice(1).sort()).toEqual(Object.keys(others).sort());
  expect(busy.most).toBe(8);
});

it('goes on until nothing older is left: what started meanwhile is asked too', async () => {
  const playing = round(
    { [ROUND]: 'old', 'R2022-02-01-1': 'old' },
    { asked: (id) => id === 'R2022-02-01-1' && playing.following.set('R2022-02-T1', null) },
  );
  await reviseRound(playing.parts, revision);
  expect(playing.order).toEqual([ROUND, 'R2022-02-01-1', 'R2022-02-T1']);
});

it('asks nobody else when a later revision has overtaken it', async () => {
  const { parts, order } = round({ [ROUND]: 'newer', 'R2022-02-01-1': 'newer' });
  const answers = new Map([[commandId(revision, ROUND, 0), { id: '', workflowId: ROUND, hash: '', revision: 2 }]]);
  parts.ledger.commands = async () => answers;
  await expect(reviseRound(parts, { ...revision, before: [ROUND] })).rejects.toMatchObject({
    problem: { code: 'key-reused' },
  });
  parts.ledger.commands = async () => new Map();
  parts.ledger.openWorkflows = async () =>
    [ROUND, 'R2022-02-01-1'].map((workflowId) => ({ workflowId, rulebookHash: 'newer' }));
  await reviseRound(parts, { ...revision, before: [ROUND] });
  expect(order).toEqual([ROUND]);
});

it('does not say it is done while the ledger is behind', async () => {
  const { parts } = round({ [ROUND]: 'old' }, { reaches: false });
  await expect(reviseRound(parts, revision)).rejects.toMatchObject({ problem: { status: 503, code: 'catching-up' } });
});
