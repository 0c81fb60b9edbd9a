import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryBody } from '../../procedure/entry.ts';
import { type Json, overheardEngine, type TestApi, testApi, wuyang } from '../../test/support/api.ts';
import { entries, flush, opened, roundStarted } from '../../test/support/ledger.ts';
import type { Envelope } from '../../workflows/messages.ts';

const court = { letter: 'court', unit: 'court' };

describe('deadlines', () => {
  let api: TestApi;
  let asked: Envelope[] = [];
  const keys = async (query: string) =>
    (await api.send('GET', `/api/deadlines?${query}`)).json.items.map((row: Json) => row.key);

  beforeAll(async () => {
    api = await testApi({
      now: new Date('2022-04-16T02:00:00Z'),
      engine: overheardEngine((_, commands) => {
        asked = commands;
      }),
    });
    const bodies: EntryBody[] = [
      roundStarted,
      opened('aud', 'inquiry.reply', { letter: 'aud', unit: 'aud' }, '2022-04-15'),
      {
        type: 'deadline.waiting',
        key: 'court',
        rule: 'inquiry.reply',
        subject: court,
        missing: ['letter.personnel-received'],
      },
      opened('names', 'personal-matters.names', { group: 1, org: 2 }, '2022-05-05'),
      opened('feedback', 'clue.feedback', { transfer: 1, unit: 'disc' }, '2022-10-17'),
      opened('meetings', 'branch.meetings', { group: 1 }, '2022-12-01'),
      opened('result', 'personal-matters.result', { letter: 'orgd-personal-matters', unit: 'orgd' }, '2022-06-01'),
    ];
    await api.record(flush(entries(bodies, { rulebookHash: wuyang.hash })));
  });
  afterAll(() => api.close());

  it('are found by a word of what they are shown as, in the order asked', async () => {
    expect(await keys(`q=${encodeURIComponent('审计')}`)).toEqual(['aud']);
    expect(await keys(`q=${encodeURIComponent('个人有关事项')}`)).toEqual(['names', 'result']);
    expect(await keys(`q=${encodeURIComponent('反馈')}`)).toContain('feedback');
    expect(await keys('sort=-due')).toEqual(['meetings', 'feedback', 'result', 'names', 'aud', 'court']);
    const refused = await api.send('GET', '/api/deadlines?sort=nonsense');
    expect(refused).toMatchObject({ status: 400, json: { errors: [{ field: 'sort' }] } });
    expect((await api.send('GET', '/api/deadlines?unit=aud')).json.items[0]).toMatchObject({ about: '审计局' });
  });

  it('are worded as their rulebook words them', async () => {
    const { json } = await api.send('GET', '/api/deadlines?round=R2022-02&unit=aud');
    expect(json).toMatchObject({ total: 1, page: 1, pageSize: 50 });
    expect(json.items[0]).toMatchObject({
      rule: 'inquiry.reply',
      title: '情况函询回复',
      owedBy: '审计局',
      owedTo: '巡察办',
      force: 'hard',
      subject: { letter: 'aud', unit: 'aud' },
      due: '2022-04-15',
      dueText: '2022年4月15日（周五）',
      light: 'red',
      verdict: 'overdue',
      lateDays: 1,
    });
    const waiting = await api.send('GET', '/api/deadlines?status=waiting');
    expect(waiting.json.items[0]).toMatchObject({
      light: 'grey',
      due: null,
      waitingFor: [{ fact: 'letter.personnel-received', title: '收到涉及人员信息' }],
    });
  });

  it.each([
    ['owedBy=court', ['court']],
    ['owedBy=disc', ['feedback']],
    ['owedBy=orgd', ['result']],
    ['owedBy=group', ['names']],
    ['owedBy=unit', ['aud', 'court']],
    ['owedBy=sec', []],
    ['ref=1-2', ['names']],
    ['ref=1-2&withGroup=true', ['names', 'meetings']],
    ['ref=1-1&withGroup=true', ['meetings']],
    ['rule=clue.feedback', ['feedback']],
    ['dueFrom=2022-05-01&dueTo=2022-06-01', ['names', 'result']],
    ['light=red', ['aud']],
    ['page=2&pageSize=2', ['result', 'feedback']],
  ])('?%s', async (query, expected) => {
    expect(await keys(query)).toEqual(expected);
  });

  it.each([
    ['round=R2099-09', 404, 'round'],
    ['rule=nope', 404, 'rule'],
    ['unit=nope', 400, 'unit'],
    ['owedBy=nope', 400, 'owedBy'],
    ['light=blue', 400, 'light'],
    ['dueFrom=tomorrow', 400, 'dueFrom'],
    ['pageSize=100000', 400, 'pageSize'],
    ['lights=red', 400, 'lights'],
    ['page=201&pageSize=50', 400, 'page'],
    ['sort=rule', 400, 'sort'],
  ])('?%s is refused naming the field', async (query, status, field) => {
    expect(await api.send('GET', `/api/deadlines?${query}`)).toMatchObject({ status, json: { errors: [{ field }] } });
  });

  it('are extended and waived by whom the rulebook names', async () => {
    const url = '/api/workflows/R2022-02/deadlines';
    const approval = { by: '张三', role: 'lg.exec', date: '2022-04-14' };
    const body = { key: 'aud', due: '2022-04-20', reason: '材料较多', approval };
    expect(await api.send('POST', `${url}/extensions`, { body })).toMatchObject({ status: 200 });
    expect(asked).toMatchObject([{ approval, command: { type: 'extend-deadline', key: 'aud', due: '2022-04-20' } }]);
    const clerk = { ...body, approval: { ...approval, role: 'office' } };
    const refused = await api.send('POST', `${url}/extensions`, { body: clerk });
    expect(refused).toMatchObject({
      status: 422,
      json: { code: 'not-approver', errors: [{ field: 'approval.role' }] },
    });
    const signed = [{ ...approval, role: 'director' }, approval];
    expect(await api.send('POST', `${url}/extensions`, { body: { ...body, approval: signed } })).toMatchObject({
      status: 200,
    });
    expect(asked[0]).toMatchObject({ approvals: signed });
    expect(asked[0]?.approval).toBeUndefined();
    const { due: _, ...waiver } = body;
    expect(await api.send('POST', `${url}/waivers`, { body: waiver })).toMatchObject({ status: 200 });
    const { approval: __, ...nobody } = waiver;
    expect(await api.send('POST', `${url}/waivers`, { body: nobody })).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'approval' }] },
    });
  });
});
