import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';
import type { ProductApi } from '../support/product-api.ts';

const FIRST = 'R2022-01';
const SECOND = 'R2023-01';
const late = { late: '补录' };

let office: OfficeProduct;
let api: ProductApi;
let count = 0;

/** A new entry, under a key of its own; asked again while a worker begins or a copy is on its way. */
async function post(path: string, body: object) {
  const key = `key-${++count}`;
  for (;;) {
    const told = await api.post(path, key, body);
    if (told.status !== 503 && told.json.ledger !== 'catching-up') return told;
  }
}
const get = async (path: string): Promise<Json> => (await api.get(path)).json;
const jia = async () => get('office/targets/jia');

const round = (no: string, rulebook: string, startedAt: string, target?: string) => ({
  no,
  rulebook,
  mode: 'backfill',
  startedAt,
  groups: [
    { no: 1, inspects: [{ no: 1, name: '甲镇党委', villages: 12, ...(target && { target }) }] },
    { no: 2, inspects: [{ no: 1, name: '乙局党组' }] },
  ],
});
const assigned = (person: string, at: string, data: object, more: object = {}) => ({
  fact: 'person.assigned',
  on: `person/${person}`,
  at,
  data,
  ...more,
});

beforeAll(async () => {
  office = await openOffice(inject('temporalAddress'));
  api = office.api;
  expect(await post('office', { rulebook: 'xinghai-wuyang' })).toMatchObject({ json: { status: 'accepted' } });
  await post('office/targets', {
    items: [
      { code: 'jia', name: '甲镇党委', kind: '乡镇', villages: 12 },
      { code: 'yi', name: '乙局党组' },
    ],
  });
  await post('office/people', {
    items: [
      { code: 'p1', name: '甲', unit: 'fin', pool: true, roles: ['lg.exec'] },
      { code: 'p2', name: '乙', unit: '某镇政府', post: '副镇长' },
    ],
  });
}, 120_000);

afterAll(() => office?.close());

describe('the object library over a round', () => {
  it('is what a round names its organizations by', async () => {
    const told = await post('rounds', round(FIRST, 'township-2022', '2022-03-01', 'geng'));
    expect(told).toMatchObject({ status: 400, json: { errors: [{ field: 'groups.0.inspects.0.target' }] } });
    const started = await post('rounds', round(FIRST, 'township-2022', '2022-03-01', 'jia'));
    expect(started.status).toBe(201);
    expect((await get(`rounds/${FIRST}`)).groups[0].inspections[0]).toMatchObject({ target: 'jia' });
    expect(await jia()).toMatchObject({
      standing: 'never',
      inspections: [{ round: FIRST, title: '第1组·甲镇党委', standingTitle: '未巡' }],
    });
  });

  it('goes from 未巡 over 在巡 to 已巡, two of twelve villages covered', async () => {
    const facts = `rounds/${FIRST}/inspections/1-1/facts`;
    await post(facts, { fact: 'station.entry', at: '2022-03-14', ...late });
    const village = (no: number, at: string) => ({
      fact: 'village.first-meeting',
      on: `village/1-1-${no}`,
      at,
      ...late,
    });
    const villages = await post(facts, { items: [village(3, '2022-03-21'), village(7, '2022-03-22')] });
    expect(villages.json.results.map((one: Json) => one.status)).toEqual(['accepted', 'accepted']);
    expect(await jia()).toMatchObject({
      standing: 'current',
      standingTitle: '在巡',
      lastEntry: '2022-03-14',
      villages: 12,
      villagesCovered: 2,
      inspections: [{ villages: [3, 7], exit: null }],
    });
    await post(facts, { fact: 'withdraw.exit', at: '2022-04-29', ...late });
    expect(await jia()).toMatchObject({ standing: 'done', inspected: 1, lastRound: FIRST });
    expect(await get('office/targets?standing=done')).toMatchObject({ total: 1, items: [{ code: 'jia' }] });
    expect(await get('office/plan?year=2022')).toMatchObject({ unplanned: [{ code: 'yi' }] });
    expect(await get('office')).toMatchObject({ targets: { never: 1, done: 1 }, people: 2 });
  });
});

describe('the people of two rounds', () => {
  const people = `rounds/${SECOND}/facts`;
  const lead = assigned('p1', '2023-03-02', { group: 1, role: 'leader' });

  beforeAll(async () => {
    const leaders = [
      assigned('p1', '2022-03-02', { group: 1, role: 'leader' }),
      assigned('p2', '2022-03-02', { group: 2, role: 'leader' }),
    ];
    const first = await post(`rounds/${FIRST}/facts`, { items: leaders });
    expect(first.json.results.map(({ status }: Json) => status)).toEqual(['accepted', 'accepted']);
    // This round names its organizations without the library; it is known by its name all the same.
    expect((await post('rounds', round(SECOND, 'xinghai-2020', '2023-03-01'))).status).toBe(201);
  });

  it('are known by where they served', async () => {
    expect(await get('office/people/p1/services')).toMatchObject([
      { round: FIRST, inspection: '1-1', roleTitle: '组长', target: 'jia', from: '2022-03-02', until: null },
    ]);
    expect((await jia()).inspections[0].leaders).toEqual([{ person: 'p1', name: '甲' }]);
    expect((await api.get('office/people/p9/services')).status).toBe(404);
    expect(await get('office/people?unit=fin&pool=true&role=lg.exec')).toMatchObject({
      total: 1,
      items: [{ code: 'p1', unitTitle: '财政局', roleTitles: ['常务副组长'] }],
    });
  });

  it('do not lead twice at the same organization, but with the signature of who may allow it', async () => {
    const refused = await post(people, lead);
    expect(refused).toMatchObject({
      status: 422,
      json: { code: 'people', breaches: [{ rule: 'not-again', clause: '（一）1' }] },
    });
    expect(refused.json.detail).toContain('三个不固定：曾在R2022-01任组长巡察过甲镇党委');
    const approval = [
      { by: '丙', role: 'director', date: '2023-03-01' },
      { by: '丁', role: 'lg.exec', date: '2023-03-01' },
    ];
    expect((await post(people, { ...lead, approval: approval.slice(0, 1) })).json.code).toBe('people');
    const passed = await post(people, { ...lead, approval });
    expect(passed.status).toBe(200);
    const { items } = await get(`entries?workflow=${SECOND}&limit=100`);
    const told = items.find(({ origin }: Json) => origin?.commandId === passed.json.id);
    expect(told).toMatchObject({
      origin: { approvals: approval },
      body: { type: 'fact.recorded', overridden: [{ rule: 'not-again' }] },
    });
    // To lead elsewhere, and to serve there in another role, needs nobody's leave.
    expect((await post(people, assigned('p2', '2023-03-02', { group: 1, role: 'deputy' }))).status).toBe(200);
  });

  it('are judged with the same knowledge when an assignment is corrected', async () => {
    const released = { fact: 'person.released', on: 'person/p2', at: '2023-03-03' };
    expect((await post(people, released)).status).toBe(200);
    const again = await post(people, assigned('p2', '2023-03-04', { group: 2, role: 'deputy' }));
    const correction = { factId: again.json.id, data: { group: 2, role: 'leader' }, reason: '身份写错' };
    const judged = await post(`workflows/${SECOND}/corrections`, correction);
    expect(judged).toMatchObject({ status: 422, json: { code: 'people', breaches: [{ rule: 'not-again' }] } });
  });

  it('who declared recusal are refused, the rest of the batch is not', async () => {
    await post(people, { fact: 'plan.recusal', on: 'person/p3', at: '2023-03-05', data: { orgs: ['1-1'] }, ...late });
    const { status, json } = await post(people, {
      items: [
        assigned('p3', '2023-03-06', { group: 1, role: 'member' }),
        assigned('p5', '2023-03-06', { group: 1, role: 'member' }),
      ],
    });
    expect(status).toBe(207);
    expect(json.results).toMatchObject([
      { status: 'refused', problem: { code: 'people', breaches: [{ rule: 'recusal', clause: '（二）3' }] } },
      { status: 'accepted' },
    ]);
  });

  it('are shown by group, with recusals and pledges still owed', async () => {
    await post(people, { fact: 'plan.pledges', on: 'person/p5', at: '2023-03-07', ...late });
    const shown = await get(`rounds/${SECOND}/people`);
    expect(shown.groups[0]).toMatchObject({
      no: 1,
      members: [
        { person: 'p1', name: '甲', role: 'leader', roleTitle: '组长', inspections: ['1-1'], from: '2023-03-02' },
        { person: 'p5', name: null, roleTitle: '组员' },
      ],
    });
    expect(shown.groups[1].members).toMatchObject([{ person: 'p2', role: 'deputy' }]);
    expect(shown.recusals).toMatchObject([{ person: 'p3', inspections: ['1-1'], serving: [] }]);
    const pledges = shown.owed.find(({ step }: Json) => step === 'plan.pledges');
    expect(pledges.people.map(({ person }: Json) => person)).toEqual(['p1', 'p2']);
  });
});
