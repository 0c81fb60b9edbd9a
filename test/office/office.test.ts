import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import type { Json } from '../support/api.ts';
import { compareRound } from '../support/ledger-audit.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';
import type { ProductApi } from '../support/product-api.ts';

let office: OfficeProduct;
let api: ProductApi;
let count = 0;

beforeAll(async () => {
  office = await openOffice(inject('temporalAddress'));
  api = office.api;
});

afterAll(() => office?.close());

/** A new entry, under a key of its own. */
const post = (path: string, body: object) => api.post(path, `key-${++count}`, body);
const get = async (path: string): Promise<Json> => (await api.get(path)).json;
const deadlines = async (query: string) => (await get(`deadlines?round=office&${query}`)).items;
/** The first worker takes some seconds to begin: until then the answer is to ask again. */
async function whenWritten(ask: () => ReturnType<ProductApi['post']>) {
  for (;;) {
    const told = await ask();
    if (told.status !== 503) return told;
    expect(told.json.code).toBe('starting');
  }
}

const start = { rulebook: 'xinghai-wuyang', params: { auditBriefingBy: '2026-01-31' } };
const fact = (name: string, at: string, more: object = {}) => ({ fact: name, at, ...more });

describe('the office before it is set up', () => {
  it.each(['office', 'office/facts', 'office/targets', 'office/people', 'office/plan', 'deadlines?round=office'])(
    'GET %s says how to',
    async (path) => {
      const { status, json } = await api.get(path);
      expect({ status, code: json.code }).toEqual({ status: 404, code: 'no-office' });
      expect(json.detail).toContain('POST /api/office');
    },
  );

  it('records nothing', async () => {
    const told = await post('office/targets', { code: 'jia', name: '甲镇党委' });
    expect(told).toMatchObject({ status: 404, json: { code: 'no-office' } });
  });
});

describe('the office', () => {
  it('is set up once', async () => {
    const wrong = await post('office', { ...start, params: { exit: '2026-01-31' } });
    expect(wrong).toMatchObject({ status: 400, json: { errors: [{ field: 'params.exit' }] } });
    const first = await api.post('office', 'start', start);
    expect(first).toMatchObject({ status: 201, json: { rulebook: 'xinghai-wuyang' } });
    const again = await whenWritten(() => api.post('office', 'start', start));
    expect(again).toMatchObject({ status: 200, json: { id: first.json.id, repeated: true } });
    expect(again.json.rulebookHash).toBe(first.json.rulebookHash);
    expect(await api.post('office', 'start', { ...start, params: {} })).toMatchObject({
      status: 409,
      json: { code: 'key-reused' },
    });
    expect(await post('office', start)).toMatchObject({ status: 409, json: { code: 'office-exists' } });
    expect(await get('office')).toMatchObject({
      workflowId: 'office',
      rulebook: { id: 'xinghai-wuyang' },
      mode: 'live',
      params: expect.arrayContaining([expect.objectContaining({ name: 'auditBriefingBy', date: '2026-01-31' })]),
      targets: { never: 0, current: 0, done: 0 },
      people: 0,
    });
  }, 120_000);

  it('answers a request for opinion of a Friday late on the Friday after', async () => {
    const asked = await post('office/facts', fact('consult.request', '2023-06-02'));
    expect(asked.status).toBe(200);
    const [open] = await deadlines('rule=consultation.reply');
    expect(open).toMatchObject({
      from: '2023-06-02',
      due: '2023-06-07',
      verdict: 'overdue',
      owedTo: '组织部',
      subject: { occurrence: asked.json.id },
    });
    await post('office/facts', fact('consult.reply', '2023-06-09'));
    const [late] = await deadlines('rule=consultation.reply');
    expect(late).toMatchObject({ metOn: '2023-06-09', verdict: 'late', lateDays: 2 });
    expect((await get('office/facts?fact=consult.request&standing=true')).items).toMatchObject([
      { id: asked.json.id, title: '收到组织部征求意见函', historic: false },
    ]);
  });

  it('has its deadlines extended and waived, its facts corrected, its ledger read', async () => {
    const asked = await post('office/facts', fact('consult.request', '2023-07-03'));
    const key = (await deadlines('dueFrom=2023-07-01&dueTo=2023-07-31'))[0].key;
    const approval = [
      { by: '甲', role: 'director', date: '2023-07-04' },
      { by: '乙', role: 'lg.exec', date: '2023-07-05' },
    ];
    const extension = { key, due: '2023-07-14', reason: '涉及面广', approval };
    const nobody = await post('workflows/office/deadlines/extensions', {
      ...extension,
      approval: approval.slice(0, 1),
    });
    expect(nobody).toMatchObject({ status: 422, json: { code: 'not-approver', errors: [{ field: 'approval' }] } });
    expect((await post('workflows/office/deadlines/extensions', extension)).status).toBe(200);
    expect((await deadlines('dueFrom=2023-07-01&dueTo=2023-07-31'))[0]).toMatchObject({
      due: '2023-07-14',
      computed: '2023-07-06',
    });
    const { items } = await get('entries?workflow=office&limit=1000');
    const told = items.find(({ type }: Json) => type === 'deadline.extended');
    expect(told.origin.approvals).toEqual(approval);
    const { due: _, ...waiver } = extension;
    expect((await post('workflows/office/deadlines/waivers', waiver)).status).toBe(200);
    const correction = { factId: asked.json.id, void: true, reason: '重复登记' };
    expect((await post('workflows/office/corrections', correction)).status).toBe(200);
    expect((await get('office/facts?standing=false')).items.map(({ id }: Json) => id)).toEqual([asked.json.id]);
    expect((await post('workflows/office/golive', {})).status).toBe(200);
    expect(await get('workflows/office/status')).toMatchObject({ workflowId: 'office', conflicted: false });
    const ledger = await get('entries?round=office&limit=1000');
    expect(ledger.items.length).toBeGreaterThan(items.length);
  });

  it('is owed the audit briefing by a day that can be set anew', async () => {
    const audit = async () =>
      (await deadlines('rule=audit.annual')).map(({ due, subject }: Json) => [due, subject.period]);
    expect(await audit()).toContainEqual(['2026-01-31', '2026']);
    expect((await post('office/params', { name: 'auditBriefingBy', date: '2026-02-28' })).status).toBe(200);
    expect(await audit()).toContainEqual(['2026-02-28', '2026']);
    expect(await post('office/params', { name: 'exit', date: '2026-02-28' })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'name' }] },
    });
  });

  it('takes old papers, and sends nothing of what follows from them', async () => {
    const before = (await get('notices?round=office&pageSize=500')).total;
    const { status, json } = await post('office/facts', {
      items: [
        fact('consult.request', '2022-03-04', { historic: true }),
        // Numbered: a later answer to another request is not taken for its own.
        fact('consult.request', '2022-05-05', { historic: true, data: { number: '2022-2' } }),
        fact('consult.reply', '2022-03-08', { historic: true }),
      ],
    });
    expect({ status, ledger: json.ledger }).toEqual({ status: 200, ledger: 'written' });
    const old = await deadlines('rule=consultation.reply&dueTo=2022-12-31');
    expect(old.map(({ due, verdict, historic }: Json) => [due, verdict, historic])).toEqual([
      ['2022-03-09', 'met', true],
      ['2022-05-09', 'overdue', true],
    ]);
    const { items, total } = await get('notices?round=office&pageSize=500');
    expect(total).toBeGreaterThan(before);
    const keys = new Set(old.map(({ key }: Json) => key));
    const own = items.filter(({ deadlineKey }: Json) => keys.has(deadlineKey));
    expect([...new Set(own.map((row: Json) => row.status))]).toEqual(['historic']);
  });

  it('plans a year from its object library', async () => {
    const targets = [
      { code: 'jia', name: '甲镇党委', kind: '乡镇', villages: 12 },
      { code: 'yi', name: '乙局党组', kind: '部门' },
      { code: 'bing', name: '丙局党组', kind: '部门', retired: true },
    ];
    expect((await post('office/targets', { items: targets })).status).toBe(200);
    const taken = await post('office/targets', {
      items: [
        { code: 'ding', name: '甲镇党委' },
        { code: 'wu', name: '戊局党组' },
      ],
    });
    expect(taken.status).toBe(207);
    expect(taken.json.results.map((one: Json) => one.status)).toEqual(['refused', 'accepted']);
    expect(await get('office/targets?kind=%E9%83%A8%E9%97%A8&retired=false')).toMatchObject({
      total: 1,
      items: [{ code: 'yi', standingTitle: '未巡' }],
    });
    expect(await get('office/plan?year=2023')).toMatchObject({ plan: null, unplanned: [{}, {}, {}] });
    const plan = (...codes: string[]) => fact('annual.plan', '2022-12-20', { data: { year: '2023', targets: codes } });
    const stranger = await post('office/facts', plan('yi', 'geng'));
    expect(stranger).toMatchObject({ status: 404, json: { errors: [{ field: 'data.targets' }] } });
    await post('office/facts', plan('yi'));
    expect(await get('office/plan?year=2023')).toMatchObject({
      plan: { date: '2022-12-20' },
      targets: [{ code: 'yi', standing: 'never' }],
      unknown: [],
      unplanned: [{ code: 'jia' }, { code: 'wu' }],
    });
    expect((await api.get('office/targets/geng')).status).toBe(404);
  });

  it('has a ledger that is what its history says', async () => {
    silenceEngine();
    const { entries, differing, replayErrors } = await compareRound(office.product, await bundleWorkflows(), 'office');
    expect({ differing, replayErrors }).toEqual({ differing: [], replayErrors: [] });
    expect(entries).toBeGreaterThan(30);
  }, 120_000);

  // Waits for procedure/heart/repeats.ts: what is done every year is refused the second time, as done once already.
  it('plans the next year too', async () => {
    const next = await post(
      'office/facts',
      fact('annual.plan', '2023-12-20', { data: { year: '2024', targets: ['jia'] } }),
    );
    expect(next.json).toMatchObject({ status: 'accepted' });
    expect(await get('office/plan?year=2024')).toMatchObject({ targets: [{ code: 'jia' }] });
  });
});
