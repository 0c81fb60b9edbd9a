import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, overheardEngine, type TestApi, testApi, township } from '../../test/support/api.ts';
import { entries, flush, recorded, roundStarted } from '../../test/support/ledger.ts';
import type { Envelope, StatusView } from '../../workflows/messages.ts';

const R = '/api/rounds/R2022-02';

describe('facts', () => {
  let api: TestApi;
  let asked: { workflowId: string; commands: Envelope[] } = { workflowId: '', commands: [] };
  const post = (url: string, body: object) => api.send('POST', url, { body });

  beforeAll(async () => {
    api = await testApi({
      now: new Date('2022-04-22T02:00:00Z'),
      engine: overheardEngine(
        (workflowId, commands) => {
          asked = { workflowId, commands };
        },
        { status: async () => ({ workflowId: 'R2022-02', now: 'x' }) as StatusView },
      ),
    });
    const facts = [
      recorded('a', 'plan.round-plan', 'round', '2022-04-11'),
      recorded('b', 'plan.channels', 'round', '2022-04-12'),
    ];
    const backfill = flush(entries([roundStarted, ...facts], { rulebookHash: township.hash }));
    await api.record({ ...backfill, status: { ...backfill.status, mode: 'backfill' } });
    const live = { workflowId: 'R2022-03', round: 'R2022-03', rulebookHash: township.hash };
    await api.record(flush(entries([roundStarted], live)));
  });
  afterAll(() => api.close());

  it.each([
    [`${R}/facts`, 'R2022-02', 'round'],
    [`${R}/groups/2/facts`, 'R2022-02', 'group/2'],
    [`${R}/inspections/1-2/facts`, 'R2022-02-01-2', 'inspection/1-2'],
    [`${R}/transfers/3/facts`, 'R2022-02-T3', 'transfer/3'],
  ])('of %s go to %s on %s', async (url, workflowId, on) => {
    const answer = await post(url, { fact: 'some.step', at: '2022-04-12', data: { count: 2 }, evidence: ['扫描 1'] });
    expect(answer).toMatchObject({ status: 200, json: { status: 'accepted', revision: 1 } });
    expect(asked.workflowId).toBe(workflowId);
    expect(asked.commands).toMatchObject([
      {
        typedBy: 'local',
        evidence: ['扫描 1'],
        command: { type: 'record-fact', fact: 'some.step', on, data: { count: 2 } },
      },
    ]);
    expect(answer.json.id).toBe(asked.commands[0]?.id);
  });

  it('come alone or many at once', async () => {
    const { json } = await post(`${R}/facts`, {
      items: [1, 2, 3].map(() => ({ fact: 'some.step', at: '2022-04-12' })),
    });
    expect(json.results.map((result: Json) => result.status)).toEqual(['accepted', 'accepted', 'accepted']);
    const many = Array.from({ length: 101 }, () => ({ fact: 'some.step', at: '2022-04-12' }));
    expect(await post(`${R}/facts`, { items: many })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'items' }] },
    });
  });

  it('are listed by name, subject and standing', async () => {
    const ids = async (query: string) =>
      (await api.send('GET', `${R}/facts${query}`)).json.items.map((row: Json) => row.id);
    expect(await ids('?sort=-at')).toEqual(['b', 'a']);
    expect(await ids('?q=信访')).toEqual(['b']);
    expect(await ids('?pageSize=1&page=2')).toEqual(['b']);
    expect(await ids('')).toEqual(['a', 'b']);
    expect(await ids('?fact=plan.channels')).toEqual(['b']);
    expect(await ids('?standing=false')).toEqual([]);
    expect(await ids('?on=round&standing=true')).toEqual(['a', 'b']);
    expect((await api.send('GET', `${R}/facts?fact=plan.channels`)).json.items[0]).toMatchObject({
      title: '信访渠道',
      on: 'round',
    });
  });

  it.each([
    ['corrections', { factId: 'a', at: '2022-04-12', reason: '误录' }, 'correct-fact'],
    ['returns', { factId: 'a', reason: '退回补正' }, 'return-fact'],
    ['needs', { step: 'some.step', on: 'round' }, 'declare-need'],
    ['plans', { step: 'station.entry', date: '2022-04-21' }, 'set-plan'],
  ])('%s become their command', async (path, body, type) => {
    expect(await post(`/api/workflows/R2022-02-01-1/${path}`, body)).toMatchObject({ status: 200 });
    expect(asked).toMatchObject({ workflowId: 'R2022-02-01-1', commands: [{ command: { ...body, type } }] });
  });

  it('hearings name what they heard', async () => {
    const body = {
      step: 'hear.leading-group',
      at: '2022-06-20',
      inspections: ['1-1'],
      receivers: ['disc'],
      late: '补录',
    };
    expect(await post(`${R}/hearings`, body)).toMatchObject({ status: 200 });
    const data = { inspections: ['1-1'], receivers: ['disc'] };
    expect(asked.commands).toMatchObject([
      { command: { fact: 'hear.leading-group', on: 'round', data, late: '补录' } },
    ]);
    expect(await post(`${R}/hearings`, { ...body, step: 'plan.channels' })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'step' }] },
    });
    expect(await post(`${R}/hearings`, { ...body, inspections: [] })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'inspections' }] },
    });
  });

  it('transfers are assembled in the round and answered in their own workflow', async () => {
    await post(`${R}/transfers`, { no: 4, receiver: 'disc', clues: [1, 2], inspections: ['1-1'] });
    expect(asked).toMatchObject({
      workflowId: 'R2022-02',
      commands: [{ command: { type: 'assemble-transfer', no: 4, early: false } }],
    });
    await post(`${R}/transfers/4/feedback`, { at: '2022-10-10', closed: [1] });
    expect(asked).toMatchObject({
      workflowId: 'R2022-02-T4',
      commands: [{ command: { fact: 'clue.feedback', on: 'transfer/4', data: { closed: [1] } } }],
    });
  });

  it('a backfill’s time moves by command, a live round’s does not', async () => {
    expect(await post('/api/workflows/R2022-02/tick', { until: '2022-04-20' })).toMatchObject({ status: 200 });
    expect(asked.commands).toMatchObject([{ command: { type: 'tick', until: '2022-04-20T04:00:00.000Z' } }]);
    for (const [id, until, field] of [
      ['R2022-02', '2022-04-23', 'until'],
      ['R2022-03', '2022-04-20', 'workflowId'],
    ]) {
      const answer = await post(`/api/workflows/${id}/tick`, { until });
      expect(answer).toMatchObject({ status: 422, json: { errors: [{ field }] } });
    }
    expect(await post('/api/workflows/R2099-09/tick', { until: '2022-04-20' })).toMatchObject({ status: 404 });
    expect(await api.send('POST', '/api/workflows/R2022-02/golive')).toMatchObject({ status: 200 });
    expect(asked.commands).toMatchObject([{ command: { type: 'go-live' } }]);
  });

  it('the ledger is read in pages', async () => {
    const first = await api.send('GET', '/api/entries?round=R2022-02&limit=2');
    expect(first.json.items.map((entry: Json) => entry.seq)).toEqual([1, 2]);
    const rest = await api.send('GET', `/api/entries?round=R2022-02&limit=2&after=${first.json.next}`);
    expect(rest.json).toMatchObject({
      items: [{ seq: 3, type: 'fact.recorded', body: { fact: { id: 'b' } } }],
      next: null,
    });
    const own = await api.send('GET', '/api/entries?workflow=R2022-02&after=1&limit=1');
    expect(own.json).toMatchObject({ items: [{ seq: 2 }], next: '2' });
    for (const query of [
      '',
      '?round=R2022-02&workflow=R2022-02',
      '?round=R2022-02&after=zz',
      '?workflow=R2022-02&after=x',
    ]) {
      expect(await api.send('GET', `/api/entries${query}`)).toMatchObject({ status: 400 });
    }
    expect((await api.send('GET', '/api/notices?round=R2022-02')).json).toMatchObject({ items: [], total: 0 });
    expect((await api.send('GET', '/api/effects?round=R2022-02')).json).toEqual([]);
  });
});
