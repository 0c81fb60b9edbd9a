import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryBody } from '../../procedure/entry.ts';
import { type Json, overheardEngine, type TestApi, testApi, wuyang } from '../../test/support/api.ts';
import { entries, flush, opened, recorded, roundStarted } from '../../test/support/ledger.ts';
import type { Envelope } from '../../workflows/messages.ts';

describe('letters', () => {
  let api: TestApi;
  let asked: Envelope[] = [];
  const url = '/api/rounds/R2022-02/letters';
  const commands = () => asked.map(({ command }) => command as Json);

  beforeAll(async () => {
    api = await testApi({
      now: new Date('2022-04-16T02:00:00Z'),
      engine: overheardEngine((_, commands) => {
        asked = commands;
      }),
    });
    const bodies: EntryBody[] = [
      roundStarted,
      recorded('s', 'letter.sent', 'letter/aud', '2022-04-11', { unit: 'aud', kind: 'inquiry', number: '巡函 1 号' }),
      recorded('r', 'letter.received', 'letter/aud', '2022-04-12'),
      opened('inquiry.reply@letter/aud', 'inquiry.reply', { letter: 'aud', unit: 'aud' }, '2022-04-15'),
      recorded('p', 'letter.replied', 'letter/aud', '2022-04-18', { none: ['1-1'], number: '7' }),
      recorded('d', 'letter.distributed', 'letter/aud', '2022-04-19', { orgs: ['1-1', '1-2'], number: '7' }),
      recorded('o', 'letter.sent', 'letter/edu', '2022-04-11', { unit: 'edu', kind: 'inquiry' }),
    ];
    await api.record(flush(entries(bodies, { rulebookHash: wuyang.hash })));
  });
  afterAll(() => api.close());

  it('are shown with dates, replies, custody and term', async () => {
    const { json } = await api.send('GET', url);
    expect(json.items.map((letter: Json) => letter.letter)).toEqual(['aud', 'edu']);
    expect(json.items[0]).toMatchObject({
      unitTitle: '审计局',
      kindTitle: '情况函询',
      number: '巡函 1 号',
      sentOn: '2022-04-11',
      receivedOn: '2022-04-12',
      replies: [{ inspection: '1-1', nothing: true }],
      unanswered: ['1-2', '2-1'],
      secret: false,
      custody: { holder: 'group', since: '2022-04-19', groups: [1] },
      deadline: { due: '2022-04-15', dueText: '2022年4月15日（周五）', light: 'red', verdict: 'overdue', lateDays: 1 },
    });
    expect(json.items[1]).toMatchObject({ custody: { holder: 'unit' }, deadline: null });
  });

  it('go to every unit of the kind in one call, with numbers', async () => {
    const { status, json } = await api.send('POST', url, {
      body: { at: '2022-04-12', numberPrefix: '舞巡函〔2022〕' },
    });
    expect(status).toBe(200);
    expect(json.results).toHaveLength(9);
    expect(commands()[0]).toEqual({
      type: 'record-fact',
      fact: 'letter.sent',
      on: 'letter/disc',
      at: '2022-04-12',
      data: { unit: 'disc', kind: 'inquiry', number: '舞巡函〔2022〕1号', orgs: ['1-1', '1-2', '2-1'] },
    });
    expect(commands()[8]).toMatchObject({ on: 'letter/xf', data: { number: '舞巡函〔2022〕9号' } });
  });

  it('of another kind are named by it', async () => {
    await api.send('POST', url, { body: { at: '2022-04-12', kind: 'personal-matters', orgs: ['1-1'] } });
    expect(commands()).toMatchObject([{ on: 'letter/orgd-personal-matters', data: { unit: 'orgd', orgs: ['1-1'] } }]);
    const body = { at: '2022-04-12', kind: 'assist', units: ['aud'], suffix: '2' };
    await api.send('POST', url, { body });
    expect(commands()).toMatchObject([{ on: 'letter/aud-assist-2', data: { unit: 'aud', kind: 'assist' } }]);
  });

  it.each([
    [{ at: '2022-04-12', units: ['fin'] }, 'units'],
    [{ at: '2022-04-12', kind: 'nope' }, 'kind'],
    [{ at: '2022-04-31' }, 'at'],
    [{ at: '2022-04-12', suffix: '第二' }, 'suffix'],
  ])('%j is refused naming the field', async (body, field) => {
    expect(await api.send('POST', url, { body })).toMatchObject({ status: 400, json: { errors: [{ field }] } });
  });

  it('receipts: each is accepted or refused on its own, and keeps its place', async () => {
    const letters = ['aud', 'nope', 'edu', 'court'];
    const body = { items: letters.map((letter) => ({ letter, at: '2022-04-13' })) };
    const { status, json } = await api.send('POST', `${url}/receipts`, { body });
    expect(status).toBe(207);
    expect(json.results.map((result: Json) => result.status)).toEqual(['accepted', 'refused', 'accepted', 'accepted']);
    expect(json.results[1].problem).toMatchObject({ status: 404, errors: [{ field: 'letter' }] });
    expect(json.results[2].id).toMatch(/\.2$/);
    expect(commands().map(({ fact, on }) => `${fact} ${on}`)).toEqual([
      'letter.received letter/aud',
      'letter.received letter/edu',
      'letter.received letter/court',
    ]);
  });

  it('replies say what they answer; a batch of unknown letters asks nobody', async () => {
    const approval = { by: '李四', role: 'office', date: '2022-04-18' };
    const items = [{ letter: 'aud', at: '2022-04-18', orgs: ['1-1'], none: ['1-2'], late: '电话先到', approval }];
    expect(await api.send('POST', `${url}/replies`, { body: { items } })).toMatchObject({ status: 200 });
    expect(asked[0]).toMatchObject({
      approval,
      command: { fact: 'letter.replied', data: { orgs: ['1-1'], none: ['1-2'] }, late: '电话先到' },
    });
    asked = [];
    const { status } = await api.send('POST', `${url}/returns`, {
      body: { items: [{ letter: 'nope', at: '2022-04-18' }] },
    });
    expect([status, asked]).toEqual([207, []]);
  });
});
