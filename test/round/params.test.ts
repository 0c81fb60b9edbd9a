import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const ROUND = 'R2022-02';
const approval = { by: '甲', role: 'lg.exec', date: '2022-04-15' };
const moved = { name: 'entryBy', date: '2022-04-25', reason: '疫情防控', approval };

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  const params = { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' };
  await desk.startRound(ROUND, 'township-2022', '2022-04-11', { params });
}, 120_000);

afterAll(() => desk?.close());

const set = (body: object, key?: string) => desk.post(`rounds/${ROUND}/params`, body, key);
const entries = async (): Promise<Json[]> =>
  (await desk.get(`deadlines?round=${ROUND}&rule=station.entry`)).items.map(({ subject, due, movedFrom }: Json) => ({
    of: `${subject.group}-${subject.org}`,
    due,
    movedFrom,
  }));
const all = (due: string, movedFrom: string | null) => ['1-1', '2-1', '2-2'].map((of) => ({ of, due, movedFrom }));

describe('a parameter of a round', () => {
  it('that the rulebook has not, or no day at all, moves nothing', async () => {
    expect(await set({ ...moved, name: 'auditBriefingBy' })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'name' }] },
    });
    expect(await set({ ...moved, date: '2022-04-31' })).toMatchObject({ status: 400 });
    expect((await desk.post('rounds/R2099-01/params', moved)).json).toMatchObject({ status: 404 });
    expect(await entries()).toEqual(all('2022-04-21', null));
  });

  it('set anew moves what counts from it in every inspection', async () => {
    const first = await set(moved, 'moved');
    const workflows = [ROUND, `${ROUND}-01-1`, `${ROUND}-02-1`, `${ROUND}-02-2`].map((workflowId) => ({ workflowId }));
    expect(first).toMatchObject({
      status: 200,
      json: { ledger: 'written', name: 'entryBy', title: '进驻的最后一日', date: '2022-04-25', workflows },
    });
    expect(await entries()).toEqual(all('2022-04-25', '2022-04-21'));
    expect((await desk.get(`rounds/${ROUND}`)).params).toEqual({
      entryBy: '2022-04-25',
      exit: '2022-06-10',
      groupPlanBy: '2022-04-22',
    });
    const { items } = await desk.get(`entries?workflow=${ROUND}-02-1&limit=100`);
    const told = items.find(({ type }: Json) => type === 'param.set');
    expect(told).toMatchObject({
      origin: { approval },
      body: { name: 'entryBy', date: '2022-04-25', reason: '疫情防控' },
    });
  });

  it('asked again is the same; under its key nothing else is taken', async () => {
    const again = await set(moved, 'moved');
    expect(again.json.workflows.map(({ repeated }: Json) => repeated)).toEqual([true, true, true, true]);
    expect(await set({ ...moved, date: '2022-04-26' }, 'moved')).toMatchObject({
      status: 409,
      json: { code: 'key-reused' },
    });
    await set({ ...moved, date: '2022-04-26', reason: undefined, approval: undefined });
    expect(await entries()).toEqual(all('2022-04-26', '2022-04-25'));
  });
});
