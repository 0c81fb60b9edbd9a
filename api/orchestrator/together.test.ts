import { setImmediate as turn } from 'node:timers/promises';
import { expect, it } from 'vitest';
import type { Rejection } from '../../procedure/heart/rejection.ts';
import type { Envelope } from '../../workflows/messages.ts';
import { type Answer, EngineFailure } from './engine.ts';
import { updateId } from './ids.ts';
import { together } from './together.ts';

const refusal: Rejection = { code: 'unknown-fact', status: 400, detail: '没有', field: 'fact' };
const envelope = (id: string, text = ''): Envelope => ({
  ...{ id, hash: `hash of ${id}`, typedBy: 'office', evidence: [text] },
  command: { type: 'record-fact', fact: 'a', on: 'round', at: '2022-04-12', data: {} },
});

/** A workflow that answers each update when told to; `verdict` throws, or names the refused of the commands asked. */
function workflow(verdict: (ids: string[]) => string[] = () => []) {
  const asked: { workflowId: string; updateId: string; ids: string[] }[] = [];
  let revision = 0;
  const submit = together(async (workflowId, id, commands): Promise<Answer> => {
    const ids = commands.map((command) => command.id);
    asked.push({ workflowId, updateId: id, ids });
    await turn();
    const refused = verdict(ids);
    if (refused.length > 0)
      return { ok: false, rejections: ids.map((one) => (refused.includes(one) ? refusal : null)) };
    const results = commands.map(({ id: one, hash }) => ({ id: one, hash, revision: ++revision }));
    return { ok: true, result: { revision, results } };
  });
  const ask = (...ids: string[]) =>
    told(
      submit(
        'R2022-02',
        ids.join(),
        ids.map((id) => envelope(id)),
      ),
    );
  return { asked, submit, ask, updates: () => asked.map(({ ids }) => ids.join(' ')) };
}

const told = (answer: Promise<Answer>) =>
  answer.then(
    (one) => (one.ok ? one.result.results.map(({ id, revision }) => `${id} ${revision}`) : one.rejections),
    (error: Error) => error.message,
  );

it('asks at once where nobody waits, and under the update id given', async () => {
  const { ask, asked } = workflow();
  expect([await ask('a', 'b'), await ask('c')]).toEqual([['a 1', 'b 2'], ['c 3']]);
  expect(asked.map((one) => one.updateId)).toEqual(['a,b', 'c']);
});

it('brings what waited behind an update as one, in its order, and each its own part of the answer', async () => {
  const { ask, asked, updates } = workflow();
  const answers = await Promise.all([ask('a'), ask('b', 'c'), ask('d')]);
  expect(answers).toEqual([['a 1'], ['b 2', 'c 3'], ['d 4']]);
  expect(updates()).toEqual(['a', 'b c d']);
  expect(asked[1]?.updateId).toBe(updateId(['b', 'c', 'd'].map((id) => envelope(id))));
});

it('does not let one workflow wait for another', async () => {
  const { submit, asked } = workflow();
  await Promise.all(['R2022-02', 'R2022-03'].map((id) => submit(id, id, [envelope(id)])));
  expect(asked.map(({ workflowId, ids }) => [workflowId, ...ids])).toEqual([
    ['R2022-02', 'R2022-02'],
    ['R2022-03', 'R2022-03'],
  ]);
});

it('what is refused holds nobody up, and is judged once more by itself', async () => {
  // “c” is refused only beside “x”, as what rests on something that is not taken.
  const { ask, updates } = workflow((ids) => ids.filter((id) => id === 'x' || (id === 'c' && ids.includes('x'))));
  const answers = await Promise.all([ask('a'), ask('b'), ask('c'), ask('x', 'y'), ask('d')]);
  expect(answers).toEqual([['a 1'], ['b 2'], ['c 4'], [refusal, null], ['d 3']]);
  expect(updates()).toEqual(['a', 'b c x y d', 'b d', 'c', 'x y']);
});

it('a command sent twice at once is in one update once', async () => {
  const { ask, updates } = workflow();
  await Promise.all([ask('a'), ask('b'), ask('c'), ask('b'), ask('d')]);
  expect(updates()).toEqual(['a', 'b c', 'b d']);
});

it('an update holds no more than a request may', async () => {
  const { ask, submit, asked } = workflow();
  const hundred = (name: string, n: number) => Array.from({ length: n }, (_, i) => `${name}${i}`);
  const large = (id: string, kB: number) => submit('R2022-02', id, [envelope(id, '1'.repeat(kB * 1024))]);
  await Promise.all([ask('a'), ask(...hundred('b', 60)), ask(...hundred('c', 40)), ask('d')]);
  await Promise.all([ask('a'), large('e', 150), large('f', 150), large('g', 50), large('h', 900)]);
  expect(asked.map(({ ids }) => ids.length)).toEqual([1, 100, 1, 1, 1, 2, 1]);
});

it('no answer for one is none for those who wait; who comes afterwards asks anew', async () => {
  let failures = 1;
  const { ask, updates } = workflow(() => {
    if (failures-- > 0) throw new EngineFailure('unconfirmed', 'R2022-02');
    return [];
  });
  const none = 'engine: unconfirmed (R2022-02)';
  expect(await Promise.all([ask('a'), ask('b')])).toEqual([none, none]);
  expect(await Promise.all([ask('a'), ask('b')])).toEqual([['a 1'], ['b 2']]);
  expect(updates()).toEqual(['a', 'a', 'b']);
});

it('no answer on the way to the second half of them is told to all', async () => {
  const { ask } = workflow((ids) => {
    if (ids.join() === 'b,d') throw new EngineFailure('unreachable', 'R2022-02');
    return ids.filter((id) => id === 'c');
  });
  const none = 'engine: unreachable (R2022-02)';
  expect(await Promise.all([ask('a'), ask('b'), ask('c'), ask('d')])).toEqual([['a 1'], none, none, none]);
});

it('what the engine cannot take of one does not fail the others', async () => {
  const { ask, updates } = workflow((ids) => {
    if (ids.includes('x')) throw new Error('too large');
    return [];
  });
  expect(await Promise.all([ask('a'), ask('b'), ask('x')])).toEqual([['a 1'], ['b 2'], 'too large']);
  expect(updates()).toEqual(['a', 'b x', 'b', 'x']);
});
