import { sql } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Json, type TestApi, testApi, wuyang } from '../../test/support/api.ts';
import { entries, entry, flush, opened, recorded, roundStarted } from '../../test/support/ledger.ts';

const ROUND = 'R2026-05';
const letter = (unit: string) => ({ letter: unit, unit });
const replyKey = (unit: string) => `inquiry.reply@letter/${unit}+unit/${unit}`;
const now = new Date('2026-12-29T06:00:00Z');

describe('日历订阅', () => {
  let api: TestApi;
  const logged: string[] = [];
  const make = (key: string, body: object) => api.send('POST', '/api/feeds', { key, body });
  const fetched = (path: string, headers: Record<string, string> = {}) =>
    api.send('GET', path, { auth: null, headers });
  const made = async (key: string, filter: object): Promise<Json> => {
    const { status, json, text } = await make(key, { label: '函复', filter });
    expect(status, text).toBe(201);
    return json;
  };
  /** The file with its folded lines joined. */
  const file = async (path: string) => (await fetched(path)).text.replaceAll('\r\n ', '');
  const events = async (path: string) => (await file(path)).split('BEGIN:VEVENT').slice(1);

  beforeAll(async () => {
    api = await testApi({ now, log: (line) => logged.push(line) });
    const bodies = [
      roundStarted,
      recorded('a', 'letter.received', 'letter/aud', '2026-12-29'),
      {
        ...opened(replyKey('aud'), 'inquiry.reply', letter('aud'), '2027-01-01'),
        provisional: true,
        base: '2026-12-29',
      },
      { ...opened(replyKey('fin'), 'inquiry.reply', letter('fin'), '2026-12-31'), base: '2026-12-28' },
      { ...opened(replyKey('xf'), 'inquiry.reply', letter('xf'), '2026-12-30') },
    ];
    const written = entries(bodies as never, { workflowId: ROUND, round: ROUND, rulebookHash: wuyang.hash });
    const met = { type: 'deadline.met', key: replyKey('xf'), rule: 'inquiry.reply', subject: letter('xf') };
    const done = entry(6, { ...met, metOn: '2026-12-29', late: false, factId: 'b' } as never, {
      workflowId: ROUND,
      round: ROUND,
      rulebookHash: wuyang.hash,
    });
    await api.record(flush([...written, done]));
  });
  afterAll(() => api.close());

  it('is a day-long event for each open deadline, 暂定 marked, with clause, count and warning', async () => {
    const { path } = await made('all', {});
    const answer = await fetched(path);
    expect(answer.status).toBe(200);
    expect(answer.headers['content-type']).toBe('text/calendar; charset=utf-8');
    const text = await file(path);
    expect(text).toContain('X-WR-TIMEZONE:Asia/Shanghai');
    expect(text).toContain('X-WR-CALNAME:巡程·函复');
    const [fin, aud, ...more] = await events(path);
    expect(more).toEqual([]);
    expect(fin).toContain('DTSTART;VALUE=DATE:20261231\r\nDTEND;VALUE=DATE:20270101');
    expect(fin).toMatch(/SUMMARY:[^【]*（财政局，R2026-05）/);
    expect(aud).toContain('DTSTART;VALUE=DATE:20270101');
    expect(aud).toMatch(/SUMMARY:【暂定】.*（审计局，R2026-05）/);
    expect(aud).toMatch(/DESCRIPTION:到期：2027年1月1日（周五）（暂定），/);
    expect(aud).toContain('起算：2026年12月29日（周二），3 个工作日');
    expect(aud).toContain(`依据：${wuyang.deadlines['inquiry.reply']?.clause}`);
    expect(aud).toContain('责任：审计局 → 巡察办');
    expect(aud).toContain('BEGIN:VALARM\r\nACTION:DISPLAY\r\nTRIGGER;VALUE=DATE-TIME:20261231T003000Z');
    expect(aud).toContain('DTSTAMP:20261229T060000Z');
  });

  it('is the same file at every fetch, and 304 for who has it', async () => {
    const { path, id } = await made('same', {});
    const first = await fetched(path);
    const again = await fetched(path);
    expect(again.text).toBe(first.text);
    const uids = first.text.match(/UID:\w{32}@xuncheng/g);
    expect(new Set(uids).size).toBe(2);
    const etag = String(first.headers.etag);
    expect(await fetched(path, { 'if-none-match': `"x", ${etag}` })).toMatchObject({ status: 304, text: '' });
    expect((await fetched(path, { 'if-none-match': '"x"' })).status).toBe(200);
    const listed = (await api.send('GET', '/api/feeds')).json.find((one: Json) => one.id === id);
    expect(listed).toMatchObject({ uses: 4, lastUsedAt: now.toISOString(), revokedAt: null });
  });

  it('shows only what its filter lets through', async () => {
    const count = async (key: string, filter: object) => (await events((await made(key, filter)).path)).length;
    expect(await count('fin', { unit: 'fin' })).toBe(1);
    expect(await count('owed', { owedBy: 'aud' })).toBe(1);
    expect(await count('round', { round: ROUND })).toBe(2);
    expect(await count('group', { group: 7 })).toBe(0);
  });

  it.each([
    [{ filter: {} }, 400, 'label'],
    [{ label: 'x', filter: { owedBy: 'nobody' } }, 400, 'owedBy'],
    [{ label: 'x', filter: { unit: 'nobody' } }, 400, 'unit'],
    [{ label: 'x', filter: { round: 'R2099-01' } }, 404, 'round'],
    [{ label: 'x', filter: { secret: 1 } }, 400, 'filter.secret'],
  ])('refuses %j', async (body, status, field) => {
    const { json, ...answer } = await make('bad', body);
    expect(answer.status).toBe(status);
    expect(json.errors).toMatchObject([{ field }]);
  });

  it('ends at once when it is revoked, by who made it alone', async () => {
    const { path, id } = await made('gone', {});
    const basic = `Basic ${Buffer.from(`office:${api.password}`).toString('base64')}`;
    expect((await api.send('DELETE', `/api/feeds/${id}`, { auth: basic })).status).toBe(404);
    expect((await api.send('GET', '/api/feeds', { auth: basic })).json).toEqual([]);
    expect((await fetched(path)).status).toBe(200);
    expect((await api.send('DELETE', `/api/feeds/${id}`)).json).toMatchObject({ id, revokedAt: now.toISOString() });
    expect(await fetched(path)).toMatchObject({ status: 404, json: { code: 'not-found' } });
    expect((await api.send('DELETE', '/api/feeds/none')).status).toBe(404);
  });

  it('is not there while its owner is disabled', async () => {
    const auth = `Basic ${Buffer.from(`office:${api.password}`).toString('base64')}`;
    const body = { label: '我的', filter: {} };
    const { json } = await api.send('POST', '/api/feeds', { auth, body, key: 'of-office' });
    const disable = (disabled: boolean) => api.client.db.execute(sql`update accounts set disabled = ${disabled}`);
    expect((await fetched(json.path)).status).toBe(200);
    await disable(true);
    expect(await fetched(json.path)).toMatchObject({ status: 404, json: { code: 'not-found' } });
    await disable(false);
    expect((await fetched(json.path)).status).toBe(200);
  });

  it('knows no other token, and no feed without one', async () => {
    for (const file of [`${'a'.repeat(43)}.ics`, 'x.ics', 'x', '%00.ics', '..%2F.ics', '']) {
      expect((await fetched(`/feeds/${file}`)).status, file).toBe(404);
    }
    expect((await make('all', { label: '再来' })).json).toMatchObject({ code: 'feed-exists' });
    expect((await api.send('GET', '/api/feeds', { auth: null })).status).toBe(401);
  });

  it('keeps its token nowhere: not in the table, not in the list, not in the log', async () => {
    const { path } = await made('secret', {});
    const token = /\/feeds\/(.*)\.ics/.exec(path)?.[1] ?? 'none';
    expect(token).toHaveLength(43);
    await fetched(path);
    await fetched(`//feeds/${token}.ics?x=1`);
    await fetched(`/feeds/${token}`);
    const { rows } = await api.client.db.execute(sql`select * from feeds`);
    expect(JSON.stringify(rows)).not.toContain(token);
    expect((await api.send('GET', '/api/feeds')).text).not.toContain(token);
    expect(logged.join('')).toContain('/feeds/***');
    expect(logged.join('')).not.toContain(token);
  });
});
