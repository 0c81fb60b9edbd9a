import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryBody } from '../../procedure/entry.ts';
import { acceptingEngine, type TestApi, testApi, township } from '../../test/support/api.ts';
import { entries, flush, GROUPS, opened, recorded, roundStarted } from '../../test/support/ledger.ts';
import type { RoundInput } from '../../workflows/messages.ts';

const transfer = { no: 1, receiver: 'disc', clues: [1, 2], early: false, inspections: ['1-1'] };
const rulebookHash = township.hash;

describe('rounds', () => {
  let api: TestApi;
  const started: RoundInput[] = [];
  let answer: 'started' | 'exists' = 'started';
  const start = (body: object, key = 'start') => api.send('POST', '/api/rounds', { body, key });
  const round = {
    no: 'R2023-01',
    rulebook: 'township-2022',
    mode: 'backfill',
    startedAt: '2022-04-10',
    params: { entryBy: '2022-04-21' },
    groups: [{ no: 1, inspects: [{ no: 1, name: '甲镇党委', villages: 12 }] }],
  };

  beforeAll(async () => {
    const startRound = async (input: RoundInput) => {
      started.push(input);
      return answer;
    };
    api = await testApi({ engine: acceptingEngine({ startRound }), now: new Date('2022-04-22T02:00:00Z') });
    const hearing = recorded('h1', 'hear.leading-group', 'round', '2022-06-20', { inspections: ['1-1', '2-1'] });
    const bodies: EntryBody[] = [roundStarted, hearing, { type: 'transfer.assembled', transfer, facts: 0 }];
    await api.record(flush(entries(bodies, { rulebookHash })));
    const own = { workflowId: 'R2022-02-01-1', host: 'inspection' as const, rulebookHash };
    const [group] = GROUPS;
    const inspection: EntryBody[] = [
      {
        type: 'inspection.started',
        group: { no: 1, inspections: group?.inspections.slice(0, 1) ?? [] },
        params: {},
        plans: {},
      },
      opened('a', 'station.entry', { group: 1, org: 1 }, '2022-04-21'),
      opened('b', 'mobile-villages.list', { group: 1, org: 1 }, '2022-04-28'),
      recorded('r1', 'report.situation', 'inspection/1-1', '2022-06-10', { count: 3 }),
    ];
    await api.record(flush(entries(inspection, own)));
  });
  afterAll(() => api.close());

  it('are listed with their lights', async () => {
    const { json } = await api.send('GET', '/api/rounds');
    expect(json.total).toBe(1);
    expect(json.items[0]).toMatchObject({
      round: 'R2022-02',
      rulebook: { id: 'township-2022', hash: rulebookHash },
      inspections: 3,
      lights: { red: 1, green: 1, yellow: 0 },
    });
  });

  it.each<[string, string[], number]>([
    ['?q=2022', ['R2022-02'], 1],
    ['?q=丙局', ['R2022-02'], 1],
    ['?q=丁局', [], 0],
    ['?closed=false&sort=inspections', ['R2022-02'], 1],
    ['?closed=true', [], 0],
    ['?page=2', [], 1],
  ])('are listed as asked (%s)', async (query, rounds, total) => {
    const { json } = await api.send('GET', `/api/rounds${query}`);
    expect([json.items.map((one: { round: string }) => one.round), json.total]).toEqual([rounds, total]);
  });

  it.each([
    ['sort=lights', 'sort'],
    ['closed=perhaps', 'closed'],
  ])('are not listed by what is wrong (%s)', async (query, field) => {
    const { status, json } = await api.send('GET', `/api/rounds?${query}`);
    expect([status, json.errors[0].field]).toEqual([400, field]);
  });

  it('are shown with groups, inspections, hearings and transfers', async () => {
    const { json } = await api.send('GET', '/api/rounds/R2022-02');
    expect(json.groups.map((g: { inspections: { ref: string }[] }) => g.inspections.map((i) => i.ref))).toEqual([
      ['1-1', '1-2'],
      ['2-1'],
    ]);
    expect(json.groups[0].inspections[0]).toMatchObject({
      title: '第1组·甲镇党委',
      state: 'started',
      lights: { red: 1 },
    });
    expect(json.groups[0].inspections[1]).toMatchObject({ state: 'starting', lights: { red: 0 } });
    expect(json.hearings).toEqual([
      {
        id: 'h1',
        step: 'hear.leading-group',
        title: '领导小组听取汇报',
        date: '2022-06-20',
        inspections: ['1-1', '2-1'],
      },
    ]);
    expect(json.transfers[0]).toMatchObject({ no: 1, receiver: 'disc', receiverTitle: '纪委监委', state: 'starting' });
    expect((await api.send('GET', '/api/rounds/R2022-02/workflows')).json).toHaveLength(2);
    expect((await api.send('GET', '/api/rounds/R2022-02/reports?inspection=1-1')).json.items).toMatchObject([
      { id: 'r1', copies: 3 },
    ]);
  });

  it.each(['', '/workflows', '/letters', '/hearings', '/transfers', '/reports', '/facts'])(
    'that do not exist are a 404 (%s)',
    async (part) => {
      const found = await api.send('GET', `/api/rounds/R2099-09${part}`);
      expect(found).toMatchObject({ status: 404, json: { errors: [{ field: 'round' }] } });
    },
  );

  it('start with the newest rulebook and calendar', async () => {
    answer = 'started';
    const { status, headers, json } = await start(round);
    expect(status).toBe(201);
    expect(headers.location).toBe('/api/rounds/R2023-01');
    expect(json).toMatchObject({ round: 'R2023-01', rulebookHash, ledger: 'catching-up' });
    expect(started.at(-1)).toMatchObject({
      round: 'R2023-01',
      mode: 'backfill',
      instant: '2022-04-09T16:00:00.000Z',
      clockOffset: 0,
      origin: { commandId: json.id, typedBy: 'local' },
      groups: [{ no: 1, inspections: [{ ref: '1-1', traits: ['mobile-villages'] }] }],
    });
    expect(started.at(-1)?.calendar.version).toContain('cn-2026');
  });

  it('are the same round under the same key, and a conflict under another', async () => {
    answer = 'exists';
    const origin = started.at(-1)?.origin;
    if (!origin) throw new Error('not started');
    const { commandId: id, commandHash: hash } = origin;
    const own = { workflowId: 'R2023-01', round: 'R2023-01', rulebookHash };
    await api.record({ ...flush(entries([roundStarted], own)), commands: [{ id, hash, revision: 1 }] });
    expect(await start(round)).toMatchObject({ status: 200, json: { id, repeated: true, ledger: 'written' } });
    expect(await start({ ...round, params: {} })).toMatchObject({ status: 409, json: { code: 'key-reused' } });
    expect(await start(round, 'other')).toMatchObject({ status: 409, json: { code: 'round-exists' } });
  });

  it('do not start with what is wrong', async () => {
    expect(await start({ ...round, rulebook: 'nope' })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'rulebook' }] },
    });
    const { json } = await start({ ...round, params: { x: '2022-04-21' }, startedAt: '2022-05-01' });
    expect(json.errors.map((error: { field: string }) => error.field)).toEqual(['params.x', 'startedAt']);
    const unknown = await start({ ...round, groups: [{ no: 1, inspects: [{ no: 1, name: '', x: 1 }] }] });
    expect(unknown.json.errors.map((error: { field: string }) => error.field)).toEqual([
      'groups.0.inspects.0.name',
      'groups.0.inspects.0.x',
    ]);
  });
});
