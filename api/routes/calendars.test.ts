import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { requestRevision, revisionFinished } from '../../db/queries/calendar-revisions.ts';
import { acceptingEngine, type Json, type TestApi, testApi, township } from '../../test/support/api.ts';
import { arrangement2027 } from '../../test/support/arrangement.ts';
import { entries, flush, roundStarted } from '../../test/support/ledger.ts';
import { EngineFailure } from '../orchestrator/engine.ts';

const trial = { ...arrangement2027, trial: true as const };
const approval = { by: '甲', role: 'director', date: '2026-11-20' };
const now = new Date('2026-11-23T02:00:00Z');
const errorsOf = (json: Json) => json.errors.map(({ field, detail }: Json) => `${field} ${detail}`);

describe('/api/calendars', () => {
  let api: TestApi;
  const started: number[] = [];
  const look = vi.fn(async () => ({ kind: 'calendar' as const, moves: [] }));
  let engineIsDown = false;
  const engine = acceptingEngine({
    look,
    startCalendarRevision: async (no) => {
      if (engineIsDown) throw new EngineFailure('unreachable', undefined);
      started.push(no);
      return 'started';
    },
  });
  const post = (url: string, key: string, body: object) => api.send('POST', `/api/calendars${url}`, { key, body });
  const preview = async (key: string, body: object): Promise<Json> => {
    const begun = await post('/preview', key, body);
    expect(begun.status, begun.text).toBe(202);
    return vi.waitFor(async () => {
      const { json } = await api.send('GET', `/api/calendars/previews/${begun.json.id}`);
      expect(json.finished).toBe(true);
      return json;
    }, 10_000);
  };
  const bring = (key: string, id: string, body: object = trial, more: object = {}) =>
    post('', key, { ...body, preview: id, reason: '按通知', approval, ...more });

  beforeAll(async () => {
    api = await testApi({ engine, now });
    await api.record(flush(entries([roundStarted], { rulebookHash: township.hash })));
  });
  afterAll(() => api.close());
  afterEach(() => {
    engineIsDown = false;
  });

  it('names every wrong line of a notice, and neither previews nor imports it', async () => {
    const { holidays } = arrangement2027;
    const wrong = {
      ...trial,
      holidays: [
        { ...holidays[0], off: ['2026-01-01', '2027-01-03'] },
        { ...holidays[1], work: ['2027-01-31', '2027-01-31', '2027-02-15'] },
        ...holidays.slice(2, 6),
        { ...holidays[6], off: ['2027-10-07', '2027-10-01'] },
      ],
    };
    for (const url of ['/preview', '']) {
      const more = url === '' ? { preview: 'none', reason: '按通知', approval } : {};
      const { status, json } = await post(url, 'wrong', { ...wrong, ...more });
      if (url === '') expect(json).toMatchObject({ status: 404, errors: [{ field: 'preview' }] });
      else
        expect({ status, errors: errorsOf(json) }).toEqual({
          status: 400,
          errors: [
            'holidays.0.off.0 第 1 行（元旦）：2026-01-01 不属于 2027 年的安排（2026-12-26 至 2027-12-25）',
            'holidays.1.work.1 第 2 行（春节）：2027-01-31 补班，与第 2 行（春节）补班重复',
            'holidays.1.work.2 第 2 行（春节）：2027-02-15 是周一，补班应在周六或周日',
            'holidays.6.off 第 7 行（国庆节）：放假止日 2027-10-01 早于起日 2027-10-07',
          ],
        });
    }
    expect((await api.send('GET', '/api/calendars')).json).toHaveLength(1);
    expect(look).not.toHaveBeenCalled();
  });

  it.each([
    [{ ...trial, year: 2028 }, 'year 2026 年之后须先导入 2027 年，不能隔年导入 2028 年'],
    [{ year: 2027 }, 'sources 没有填写'],
    [{}, 'year 写放假安排（year、sources、holidays）或本县停班（closures）'],
    [
      { closures: [{ from: '2027-02-30', number: 'a', reason: 'b' }] },
      'closures.0.from 停班第 1 行：没有这一天：2027-02-30',
    ],
    [
      arrangement2027,
      'sources.0.number 发文字号“试〔2026〕1号”不像国务院办公厅的通知（如 国办发明电〔2025〕7号）；试用的安排须写 trial: true',
    ],
    [{ ...trial, holidays: 'x' }, 'holidays'],
    [{ ...trial, other: 1 }, 'other 不认识的字段“other”'],
  ])('refuses %j', async (body, said) => {
    const { status, json } = await post('/preview', 'bad', body);
    expect(status).toBe(400);
    expect(errorsOf(json)[0]).toContain(said);
  });

  it('asks who is open, and tells who does not answer', async () => {
    look.mockRejectedValue(new EngineFailure('unreachable', 'R2022-02'));
    const { total, done, unanswered } = await preview('unanswered', trial);
    expect({ total, done }).toEqual({ total: 4, done: 4 });
    expect(Object.keys(unanswered)).toHaveLength(4);
    expect(unanswered['R2022-02']).toBe('引擎暂时没有应答，请稍后再看');
    look.mockResolvedValue({ kind: 'calendar', moves: [] });
    const other = await post('/preview', 'unanswered', {
      closures: [{ from: '2026-12-01', number: 'a', reason: 'b' }],
    });
    expect(other).toMatchObject({ status: 409, json: { code: 'key-reused' } });
    expect(await api.send('GET', '/api/calendars/previews/none')).toMatchObject({ status: 404 });
  });

  it('imports only what was previewed, on the word of who may, dated no later than today', async () => {
    const { id } = await preview('seen', trial);
    const clerk = await bring('k1', id, trial, { approval: { ...approval, role: 'group' } });
    expect(clerk).toMatchObject({ status: 422, json: { code: 'not-approver', errors: [{ field: 'approval.role' }] } });
    expect(clerk.json.detail).toMatch(/^日历换版本须由巡察办主任/);
    const ahead = await bring('k1', id, trial, { approval: [{ ...approval, date: '2026-11-24' }] });
    expect(errorsOf(ahead.json)).toEqual(['approval.0.date 批准日2026年11月24日（周二）还没有到']);
    const nameless = await bring('k1', id, trial, { approval: { role: 'director', date: '2026-11-20' } });
    expect(errorsOf(nameless.json)).toEqual(['approval.by 没有填写']);
    const other = { ...trial, closures: [{ from: '2027-03-01', number: 'a', reason: 'b' }] };
    expect(await bring('k1', id, other)).toMatchObject({ status: 409, json: { code: 'preview-differs' } });
    expect(started).toEqual([]);
  });

  it('keeps the version when the engine is down, and starts its revision when asked again', async () => {
    const { id } = await preview('seen', trial);
    engineIsDown = true;
    expect(await bring('k2', id)).toMatchObject({ status: 503 });
    expect((await api.send('GET', '/api/calendar-revisions/2')).json).toMatchObject({ state: 'waiting', total: null });
    engineIsDown = false;
    expect(await bring('k2', id)).toMatchObject({ status: 200, json: { no: 2, repeated: true, trial: true } });
    expect(started).toEqual([2]);
    const [newest, first] = (await api.send('GET', '/api/calendars')).json;
    expect(newest).toMatchObject({
      no: 2,
      kind: 'notice',
      typedBy: 'local',
      approval,
      reason: '按通知',
      changedDays: 22,
    });
    expect(first).toMatchObject({ no: 1, kind: 'shipped', typedBy: null, approval: null });
    const detail = (await api.send('GET', '/api/calendars/2')).json;
    expect(detail).toMatchObject({ lastYear: 2027, rest: { '2027-01-01': '元旦' } });
    expect(detail.changed[0]).toMatchObject({
      date: '2027-01-01',
      was: { rest: false },
      now: { rest: true, why: '元旦放假' },
    });
    expect((await api.send('GET', '/api/calendars/3')).status).toBe(404);
  });

  it('lets one revision end before the next, and no import on top of a version nobody previewed it against', async () => {
    const closing = {
      closures: [{ from: '2027-03-01', to: '2027-03-02', number: '某政办〔2027〕1号', reason: '防汛' }],
    };
    const { id } = await preview('closing', closing);
    expect(await bring('k3', id, closing)).toMatchObject({ status: 409, json: { code: 'revision-running' } });
    await revisionFinished(api.client.db, 2, now.toISOString());
    const other = { closures: [{ from: '2027-03-08', number: '某政办〔2027〕2号', reason: '防汛' }] };
    const overtaken = await preview('other', other);
    expect(await bring('k3', id, closing)).toMatchObject({ status: 201, json: { no: 3 } });
    await revisionFinished(api.client.db, 3, now.toISOString());
    expect(await bring('k4', overtaken.id, other)).toMatchObject({ status: 409, json: { code: 'calendar-changed' } });
    expect((await api.send('GET', `/api/calendars/previews/${overtaken.id}`)).json.current).toBe(false);
    expect(started).toEqual([2, 3]);
  });

  it('knows no revision of a calendar that shipped', async () => {
    expect((await api.send('GET', '/api/calendar-revisions/1')).status).toBe(404);
    expect((await api.send('GET', '/api/calendar-revisions/1/moved')).status).toBe(404);
    await requestRevision(api.client.db, { no: 9, version: 'x', requestedAt: now.toISOString() });
    expect((await api.send('GET', '/api/calendar-revisions')).json.map(({ no }: Json) => no)).toEqual([9, 3, 2]);
  });
});
