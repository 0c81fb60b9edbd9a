import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import type { Json } from '../support/api.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { compareRound } from '../support/ledger-audit.ts';

const ROUND = 'R2021-01';
const ONE = `${ROUND}-01-1`;
const own = `rounds/${ROUND}/inspections/1-1/facts`;
const deputy = { by: '乙', role: 'deputy', date: '2021-04-03', person: 'p2' };
const leader = { by: '甲', role: 'leader', date: '2021-04-06', person: 'p1' };

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  await desk.startRound(ROUND, 'xinghai-2020', '2021-03-01');
  const roles = { p1: 'leader', p2: 'deputy', p3: 'member' };
  const items = Object.entries(roles).map(([person, role]) => ({
    fact: 'person.assigned',
    on: `person/${person}`,
    at: '2021-03-02',
    data: { group: 1, role },
  }));
  await desk.post(`rounds/${ROUND}/facts`, { items });
  await desk.post(own, { fact: 'station.entry', at: '2021-03-08', late: '补录' });
}, 120_000);

afterAll(() => desk?.close());

const papers = async (): Promise<Json[]> => (await desk.get(`rounds/${ROUND}/drafts`)).items;
const hand = (numbers: string[]) =>
  desk.post(own, { fact: 'learn.working-papers', at: '2021-04-01', data: { numbers, person: 'p3' }, draft: true });
const path = (id: string, what: string) => `workflows/${ONE}/drafts/${id}/${what}`;
const sign = (id: string, approval: object, key?: string) => desk.post(path(id, 'signatures'), { approval }, key);

describe('a working paper', () => {
  it('waits for its reviewer, then for the leader, and is done with the last signature', async () => {
    const { id } = (await hand(['1'])).json;
    expect(await papers()).toEqual([
      {
        id,
        workflowId: ONE,
        fact: 'learn.working-papers',
        title: '巡察工作底稿',
        on: 'inspection/1-1',
        date: '2021-04-01',
        data: { numbers: ['1'], person: 'p3' },
        signed: [],
        waitsFor: '副组长复核',
        mine: false,
      },
    ]);
    expect(await sign(id, deputy, 'review')).toMatchObject({ status: 200, json: { status: 'accepted' } });
    expect(await papers()).toMatchObject([{ id, signed: [deputy], waitsFor: '组长审签' }]);
    const again = await sign(id, deputy, 'review');
    expect(again).toMatchObject({ status: 200, json: { repeated: true } });
    expect(await sign(id, leader, 'review')).toMatchObject({ status: 409, json: { code: 'key-reused' } });

    const same = await sign(id, { ...leader, by: deputy.by, person: undefined });
    expect(same).toMatchObject({ status: 422, json: { errors: [{ field: 'approval' }] } });
    expect(same.json.detail).toContain('与前一签是同一人（乙）');
    const stranger = await sign(id, { by: '丁', role: 'director', date: '2021-04-06' });
    expect(stranger.json.detail).toContain('没有用到巡察办主任的批示');
    expect(await desk.get(`rounds/${ROUND}/facts?fact=learn.working-papers`)).toMatchObject({ items: [], total: 0 });

    expect((await sign(id, leader)).status).toBe(200);
    expect(await papers()).toEqual([]);
    expect((await desk.get(`rounds/${ROUND}/facts?fact=learn.working-papers`)).items).toMatchObject([
      { id, date: '2021-04-06', data: { numbers: ['1'] } },
    ]);
    expect(await sign(id, leader)).toMatchObject({ status: 404, json: { errors: [{ field: 'draftId' }] } });
  });

  it('is sent back, handed in again, and signed by both at once', async () => {
    const { id } = (await hand(['2'])).json;
    expect(await desk.post(path(id, 'returns'), {})).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'reason' }] },
    });
    expect((await desk.post(path(id, 'returns'), { reason: '事实不清' })).status).toBe(200);
    expect(await papers()).toEqual([]);
    const { items } = await desk.get(`entries?workflow=${ONE}&limit=1000`);
    expect(items.at(-1).body).toMatchObject({ type: 'draft.returned', draftId: id, reason: '事实不清' });
    const next = (await hand(['2'])).json.id;
    expect(next).not.toBe(id);
    expect((await sign(next, [deputy, leader])).status).toBe(200);
    expect(await papers()).toEqual([]);
  });

  it('that lacks nothing is recorded, not handed in', async () => {
    const whole = { fact: 'learn.working-papers', at: '2021-04-07', data: { numbers: ['3'] }, draft: true };
    const told = await desk.post(own, { ...whole, approval: [deputy, leader] });
    expect(told).toMatchObject({ status: 422, json: { errors: [{ field: 'draft' }] } });
  });
});

describe('a plan of the round', () => {
  it('is in the same list, and keeps another from being recorded beside it', async () => {
    const plan = { fact: 'plan.round-plan', at: '2021-03-03', late: '补录' };
    const { id } = (await desk.post(`rounds/${ROUND}/facts`, { ...plan, draft: true })).json;
    expect(await papers()).toMatchObject([
      { id, workflowId: ROUND, on: 'round', waitsFor: '领导小组组长或常务副组长审批' },
    ]);
    const beside = await desk.post(`rounds/${ROUND}/facts`, plan);
    expect(beside).toMatchObject({ status: 422, json: { code: 'already' } });
    const approval = { by: '戊', role: 'lg.head', date: '2021-03-05' };
    const signed = await desk.post(`workflows/${ROUND}/drafts/${id}/signatures`, { approval, evidence: ['批示件 3'] });
    expect(signed.status).toBe(200);
    expect(await papers()).toEqual([]);
  });
});

it('what is not there is told', async () => {
  expect(await desk.refused('rounds/R2099-01/drafts')).toMatchObject({ status: 404, json: { code: 'not-found' } });
  expect(await desk.refused('office/drafts')).toMatchObject({ status: 404, json: { code: 'no-office' } });
  const nowhere = await desk.post(`workflows/${ROUND}-09-9/drafts/x/signatures`, { approval: leader });
  expect(nowhere).toMatchObject({ status: 404, json: { errors: [{ field: 'workflowId' }] } });
  const nothing = await sign('x', leader);
  expect(nothing.json.detail).toContain('没有呈批中的 x');
});

it('the ledger of it all is what the histories say', async () => {
  silenceEngine();
  const { entries, differing, replayErrors } = await compareRound(desk.product, await bundleWorkflows(), ROUND);
  expect({ differing, replayErrors }).toEqual({ differing: [], replayErrors: [] });
  expect(entries).toBeGreaterThan(20);
}, 120_000);
