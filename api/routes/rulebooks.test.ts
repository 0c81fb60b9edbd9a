import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { type Json, type TestApi, testApi, wuyang } from '../../test/support/api.ts';

describe('rulebooks', () => {
  let api: TestApi;
  const url = '/api/rulebooks/wuyang-2023';
  beforeAll(async () => {
    api = await testApi();
  });
  afterAll(() => api.close());

  it('are listed by version, and shown in their newest', async () => {
    await saveRulebook(api.client.db, { ...wuyang, hash: 'newer', title: '新版' }, '2023-01-01T00:00:00.000Z');
    const { json } = await api.send('GET', '/api/rulebooks');
    const mine = json.filter((row: Json) => row.id === 'wuyang-2023');
    expect(mine.map((row: Json) => [row.hash === 'newer', row.newest])).toEqual([
      [true, true],
      [false, false],
    ]);
    expect((await api.send('GET', url)).json).toMatchObject({
      title: '新版',
      letters: { inquiry: { title: '情况函询' } },
    });
  });

  it('are shown in the version a round still follows, told by its hash', async () => {
    const older = await api.send('GET', `${url}?hash=${wuyang.hash}`);
    expect(older.json).toMatchObject({ title: wuyang.title, hash: wuyang.hash });
    const other = await api.send('GET', `/api/rulebooks/base?hash=${wuyang.hash}`);
    expect(other).toMatchObject({ status: 404, json: { errors: [{ field: 'hash' }] } });
    expect(await api.send('GET', `${url}?hash=x`)).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'hash' }] },
    });
  });

  it('tell when a rule falls due, day by day', async () => {
    const { status, json } = await api.send('GET', `${url}/deadline?rule=inquiry.reply&from=2023-04-26`);
    expect(status).toBe(200);
    expect(json).toMatchObject({ rule: 'inquiry.reply', due: '2023-05-04', provisional: false });
    expect(json.days).toHaveLength(9);
    expect(json.days[3]).toEqual({ date: '2023-04-29', weekday: '周六', what: 'skipped', why: '劳动节放假' });
  });

  it.each([
    ['/api/rulebooks/nope/deadline?rule=inquiry.reply&from=2023-04-26', 404, 'id'],
    [`${url}/deadline?rule=nope&from=2023-04-26`, 404, 'rule'],
    [`${url}/deadline?rule=inquiry.reply&from=2023-04-26&unit=nope`, 404, 'unit'],
    [`${url}/deadline?rule=inquiry.reply&from=2023-02-30`, 400, 'from'],
    [`${url}/deadline?rule=inquiry.reply`, 400, 'from'],
    [`${url}/deadline?rule=inquiry.reply&from=2023-04-26&and=x&unit=court`, 400, 'and'],
  ])('%s is refused naming the field', async (asked, status, field) => {
    expect(await api.send('GET', asked)).toMatchObject({ status, json: { errors: [{ field }] } });
  });
});
