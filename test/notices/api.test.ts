import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addDeliveries } from '../../db/queries/deliveries.ts';
import { Dispatcher } from '../../notices/dispatch.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import { type Json, type TestApi, testApi, wuyang } from '../support/api.ts';
import { entry, flush, opened, ROUND, roundStarted } from '../support/ledger.ts';

const NOW = new Date('2022-06-27T02:00:00.000Z');
let api: TestApi;
let office: { auth: string };

const fired = (unit: string, more: Partial<Extract<EntryBody, { type: 'rung.fired' }>> = {}): EntryBody => ({
  type: 'rung.fired',
  key: `inquiry.reply@${unit}`,
  rule: 'inquiry.reply',
  subject: { letter: unit, unit },
  rung: 'due',
  generation: 1,
  to: ['office'],
  due: '2022-06-24',
  ...more,
});

beforeAll(async () => {
  api = await testApi({ now: NOW });
  office = { auth: `Basic ${Buffer.from(`office:${api.password}`).toString('base64')}` };
  const bodies: EntryBody[] = [
    roundStarted,
    opened('inquiry.reply@aud', 'inquiry.reply', { letter: 'aud', unit: 'aud' }, '2022-06-24'),
    opened('clue.monthly@transfer/1', 'clue.monthly', { transfer: 1, unit: 'disc', period: '2022-06' }, '2022-06-30'),
    fired('aud', { paper: '催办函' }),
    fired('fin', { rung: 'after:2 working days', to: ['director'] }),
    {
      ...fired('disc', { key: 'clue.monthly@transfer/1', rule: 'clue.monthly', rung: 'warn:1 working day before' }),
      subject: { transfer: 1, unit: 'disc', period: '2022-06' },
      due: '2022-06-30',
    } as EntryBody,
  ];
  const written = bodies.map((body, i) =>
    entry(i + 1, body, {
      rulebookHash: wuyang.hash,
      fellDueAt: `2022-06-2${i}T16:00:00.000Z`,
      recordedAt: `2022-06-2${i}T16:00:00.000Z`,
    }),
  );
  const old = entry(bodies.length + 1, fired('court', { paper: '催办函' }), {
    rulebookHash: wuyang.hash,
    historic: true,
  });
  await api.record(flush([...written, old]));
  const alone = { queue: undefined, channels: [], hours: undefined, now: () => NOW };
  await new Dispatcher({ db: api.client.db, ...alone }).run();
});
afterAll(() => api?.close());

const ids = (json: Json) => json.items.map(({ id }: Json) => id);

describe('the inbox', () => {
  it('has every notice but historic ones, newest first, in words', async () => {
    const { json } = await api.send('GET', '/api/inbox', office);
    expect(ids(json)).toEqual([`${ROUND}/6`, `${ROUND}/5`, `${ROUND}/4`]);
    expect(json).toMatchObject({ total: 3, unread: 3 });
    expect(json.items[2]).toMatchObject({
      title: '【催办函】情况函询回复·审计局：2022年6月24日（周五）',
      paperNumber: '催办函〔2022〕第 1 号',
      link: '/api/deadlines?round=R2022-02&rule=inquiry.reply&unit=aud',
      readAt: null,
    });
    expect(json.items[2].lines).toEqual(
      expect.arrayContaining(['情况：已逾期 3 天。', '文书：催办函〔2022〕第 1 号', '请办：催办函送审计局签收。']),
    );
    // A batch of clues is one notice.
    expect(json.items[0].title).toBe('【预警】未办结线索续报·第1批·纪委监委·2022-06：2022年6月30日（周四）');
    const link = await api.send('GET', json.items[2].link);
    expect(link.json).toMatchObject({ total: 1, items: [{ key: 'inquiry.reply@aud' }] });
  });

  it('is searched by round, rule, unit, kind and addressee, a page at a time', async () => {
    const found = async (query: string) => ids((await api.send('GET', `/api/inbox?${query}`, office)).json);
    expect(await found(`round=${ROUND}&unit=aud`)).toEqual([`${ROUND}/4`]);
    expect(await found('rule=clue.monthly')).toEqual([`${ROUND}/6`]);
    expect(await found('kind=escalation')).toEqual([`${ROUND}/5`]);
    expect(await found('to=director')).toEqual([`${ROUND}/5`]);
    expect(await found('round=office')).toEqual([]);
    expect(await found('page=2&pageSize=2')).toEqual([`${ROUND}/4`]);
    expect(await found('sort=created')).toEqual([`${ROUND}/4`, `${ROUND}/5`, `${ROUND}/6`]);
    expect(await found('q=审计')).toEqual([`${ROUND}/4`]);
    expect(await found('q=未办结线索')).toEqual([`${ROUND}/6`]);
    expect(await found('q=未办结线索&kind=escalation')).toEqual([]);
    expect(await found('q=没有的')).toEqual([]);
    const refused = await api.send('GET', '/api/inbox?pageSize=0&colour=red');
    expect(refused.json).toMatchObject({ status: 400 });
    expect(refused.json.errors.map(({ field }: Json) => field).toSorted()).toEqual(['colour', 'pageSize']);
  });

  it('is read by each account for itself', async () => {
    const read = (url: string, body: object) => api.send('POST', `/api/inbox/${url}`, { ...office, body });
    expect((await read('read', { ids: [`${ROUND}/5`, 'nothing/1'] })).json).toEqual({ marked: 1 });
    const unread = await api.send('GET', '/api/inbox?unread=true', office);
    expect(ids(unread.json)).toEqual([`${ROUND}/6`, `${ROUND}/4`]);
    expect((await api.send('GET', '/api/inbox?unread=false', office)).json).toMatchObject({ total: 1, unread: 0 });
    expect((await api.send('GET', '/api/inbox')).json).toMatchObject({ total: 3, unread: 3 });
    expect((await read('read-all', { round: 'office' })).json).toEqual({ marked: 0 });
    expect((await read('read-all', {})).json).toEqual({ marked: 2 });
    const all = (await api.send('GET', '/api/inbox', office)).json;
    expect(all).toMatchObject({ total: 3, unread: 0, items: [{ readAt: NOW.toISOString() }, {}, {}] });
    expect(await read('read', { ids: [] })).toMatchObject({ status: 400, json: { errors: [{ field: 'ids' }] } });
  });
});

describe('papers', () => {
  it('are listed with what they say, and a historic rung has none', async () => {
    const { json } = await api.send('GET', `/api/papers?kind=催办函&year=2022&round=${ROUND}`);
    expect(json).toMatchObject({
      total: 1,
      items: [
        {
          number: '催办函〔2022〕第 1 号',
          notice: `${ROUND}/4`,
          title: '关于情况函询回复的催办函',
          addressee: '审计局',
          lines: [
            expect.stringContaining('应于2022年6月24日（周五）前报巡察办'),
            expect.any(String),
            expect.any(String),
          ],
        },
      ],
    });
    expect(await api.send('GET', '/api/papers?kind=通报')).toMatchObject({ status: 400 });
    const total = async (q: string) => (await api.send('GET', `/api/papers?q=${q}&sort=-number`)).json.total;
    expect([await total('审计'), await total('〔2022〕第 1 号'), await total('财政')]).toEqual([1, 1, 0]);
  });
});

describe('contacts', () => {
  const put = (id: string, body: object) => api.send('PUT', `/api/contacts/${id}`, { body });

  it('are added once per key, replaced, retired and found', async () => {
    const body = { party: 'aud', name: '审计局办公室', email: 'aud@example.cn' };
    const added = await api.send('POST', '/api/contacts', { body, key: 'c-1' });
    expect(added).toMatchObject({ status: 200, json: { partyTitle: '审计局', quiet: false, webhook: false } });
    expect((await api.send('POST', '/api/contacts', { body, key: 'c-1' })).json.id).toBe(added.json.id);
    const other = { ...body, name: '别处' };
    expect(await api.send('POST', '/api/contacts', { body: other, key: 'c-1' })).toMatchObject({
      status: 409,
      json: { code: 'key-reused' },
    });
    expect(
      await put('leader-1', { party: 'leader', round: ROUND, group: 1, name: '组长', webhook: true }),
    ).toMatchObject({
      status: 200,
      json: { id: 'leader-1', group: 1, org: null, email: null },
    });
    expect(await put(added.json.id, { ...body, quiet: true })).toMatchObject({ json: { quiet: true } });
    const found = async (query: string) => ids((await api.send('GET', `/api/contacts?${query}`)).json);
    expect(await found('party=aud')).toEqual([added.json.id]);
    expect(await found(`round=${ROUND}`)).toEqual(['leader-1']);
    expect(await found('q=AUD@')).toEqual([added.json.id]);
    expect(await api.send('DELETE', '/api/contacts/leader-1')).toMatchObject({ json: { retired: true } });
    expect(await found('retired=false')).toEqual([added.json.id]);
    expect(await api.send('DELETE', '/api/contacts/nobody')).toMatchObject({
      status: 404,
      json: { detail: '没有联系人“nobody”' },
    });
  });

  it.each([
    [{ party: 'nobody' }, 'party', '没有角色或协作单位“nobody”'],
    [{ party: 'unit' }, 'party', '没有角色或协作单位“unit”'],
    [{ party: 'sc' }, 'party', '常委会不催办、不发通知：相关期限提醒巡察办'],
    [{ email: undefined }, 'email', '邮箱和群通知至少有一样'],
    [{ email: 'a@b' }, 'email', '应为邮箱，如 xcb@example.gov.cn'],
    [{ party: 'leader', round: ROUND }, 'group', '巡察组、被巡察单位的联系人须写明组号'],
    [{ party: 'ol', round: ROUND, group: 1 }, 'org', '被巡察单位的联系人须写明是该组的第几单位'],
    [{ group: 1 }, 'round', '写到组的联系人须写明轮次'],
    [{ round: 'R2022-03' }, 'round', '没有轮次 R2022-03'],
    [{ round: ROUND, group: 9 }, 'group', 'R2022-02 没有第 9 组'],
    [{ party: 'ol', round: ROUND, group: 1, org: 9 }, 'org', 'R2022-02 第 1 组没有第 9 单位'],
    [{ name: '' }, 'name', '不能为空'],
    [{ phone: '1' }, 'phone', '不认识的字段“phone”'],
  ])('refuses %o, naming %s', async (more, field, detail) => {
    const answer = await put('x', { party: 'office', name: '甲', email: 'a@example.cn', ...more });
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ field, detail }] } });
  });
});

describe('deliveries', () => {
  it('show dead letters with why, and are sent again when somebody says so', async () => {
    const id = '6f2f3b52-6d0e-4f6b-9a55-0c4d1d2f0a11';
    const dead = { state: 'dead', attempts: 13, error: '群机器人回答 500', jobId: 'j' } as const;
    const at = NOW.toISOString();
    await addDeliveries(api.client.db, [
      { id, outboxId: `${ROUND}/4`, channel: 'webhook', contactId: 'leader-1', createdAt: at, ...dead },
    ]);
    const { json } = await api.send('GET', `/api/deliveries?state=dead&round=${ROUND}&channel=webhook`);
    expect(json).toMatchObject({
      total: 1,
      items: [
        { id, title: expect.stringContaining('情况函询回复'), contactName: '组长', attempts: 13, error: dead.error },
      ],
    });
    const to = async (q: string) => (await api.send('GET', `/api/deliveries?state=dead&q=${q}`)).json.total;
    expect([await to('组长'), await to('没有的人')]).toEqual([1, 0]);
    const retry = () => api.send('POST', `/api/deliveries/${id}/retry`);
    expect(await retry()).toMatchObject({ status: 200, json: { id, state: 'queued' } });
    expect(await retry()).toMatchObject({ status: 200 });
    expect((await api.send('GET', '/api/deliveries?state=dead')).json.total).toBe(0);
    const nowhere = id.replace(/^6/, '7');
    expect(await api.send('POST', `/api/deliveries/${nowhere}/retry`)).toMatchObject({ status: 404 });
    expect(await api.send('POST', '/api/deliveries/x/retry')).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'id' }] },
    });
  });
});

describe('the digest', () => {
  it('shows what a day would say to whom', async () => {
    const shown = async (query = '') => (await api.send('GET', `/api/digest${query}`)).json;
    expect(await shown()).toMatchObject({
      dateText: '2022年6月27日（周一）',
      workday: true,
      title: '【每日摘要】2022年6月27日（周一）：本周到期 1 项，逾期 1 项',
    });
    expect(await shown('?party=disc')).toMatchObject({ items: [{ title: '未办结线索续报', section: 'week' }] });
    expect(await shown('?party=bian')).toMatchObject({ title: null, lines: [], items: [] });
    expect(await shown('?date=2022-10-01')).toMatchObject({ workday: false, why: '国庆节放假' });
    for (const [query, field] of [
      ['?date=2022-02-30', 'date'],
      ['?date=1999-01-01', 'date'],
      ['?date=9999-01-01', 'date'],
      ['?party=nobody', 'party'],
    ] as const) {
      expect(await shown(query)).toMatchObject({ status: 400, errors: [{ field }] });
    }
  });
});
