import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { EntryBody } from '../../procedure/entry.ts';
import { type Json, type TestApi, testApi, wuyang } from '../../test/support/api.ts';
import { entries, flush, opened, recorded, roundStarted } from '../../test/support/ledger.ts';

const ROUND = '/api/rounds/R2022-02';
const draft = (id: string, fact: string, date: string): EntryBody => ({
  type: 'draft.begun',
  draft: { id, fact, on: 'round', date, data: {}, signed: [] },
});
const rulebookHash = wuyang.hash;

describe('the lists of a round', () => {
  let api: TestApi;
  const get = async (url: string) => (await api.send('GET', `${ROUND}/${url}`)).json;
  const found = async (url: string, id: string) => {
    const { items, total } = await get(url);
    return [items.map((row: Json) => row[id]), total];
  };

  beforeAll(async () => {
    api = await testApi({ now: new Date('2022-04-16T02:00:00Z') });
    const transfer = { no: 1, receiver: 'disc', clues: [1, 2], early: false, inspections: ['1-1'] };
    const bodies: EntryBody[] = [
      roundStarted,
      recorded('s1', 'letter.sent', 'letter/aud', '2022-04-11', { unit: 'aud', kind: 'inquiry', number: '巡函 1 号' }),
      recorded('s2', 'letter.sent', 'letter/xf', '2022-04-11', { unit: 'xf', kind: 'inquiry', number: '巡函 2 号' }),
      recorded('s3', 'letter.sent', 'letter/edu', '2022-04-12', { unit: 'edu', kind: 'inquiry', number: '巡函 10 号' }),
      recorded('r1', 'letter.received', 'letter/aud', '2022-04-12'),
      opened('inquiry.reply@letter/aud', 'inquiry.reply', { letter: 'aud', unit: 'aud' }, '2022-04-15'),
      recorded('p1', 'letter.replied', 'letter/xf', '2022-04-14', { number: '7' }),
      recorded('p2', 'letter.replied', 'letter/edu', '2022-04-14', { number: '8' }),
      recorded('d1', 'letter.distributed', 'letter/xf', '2022-04-15', { orgs: ['1-1'], number: '7' }),
      recorded('h1', 'hear.leading-group', 'round', '2022-06-20', { inspections: ['1-1'] }),
      recorded('h2', 'hear.secretary', 'round', '2022-06-20', { inspections: ['2-1'] }),
      draft('q1', 'plan.round-plan', '2022-04-01'),
      draft('q2', 'plan.authorization', '2022-04-02'),
      { type: 'transfer.assembled', transfer, facts: 0 },
      { type: 'transfer.assembled', transfer: { ...transfer, no: 2, receiver: 'org', clues: [3] }, facts: 0 },
      { type: 'transfer.assembled', transfer: { ...transfer, no: 10, clues: [4] }, facts: 0 },
    ];
    await api.record(flush(entries(bodies, { rulebookHash })));
    const closed = recorded('c1', 'clue.feedback', 'transfer/10', '2022-10-10', { closed: [4] });
    const batch = { workflowId: 'R2022-02-T10', host: 'transfer' as const, rulebookHash };
    await api.record(flush(entries([closed], batch)));
    const own = { workflowId: 'R2022-02-01-1', host: 'inspection' as const, rulebookHash };
    const reports = [
      recorded('a', 'report.situation', 'inspection/1-1', '2022-06-10', { count: 3 }),
      recorded('b', 'report.problems', 'inspection/1-1', '2022-06-10'),
      recorded('c', 'rectify.plan', 'inspection/1-1', '2022-07-01'),
      recorded('d', 'rectify.items', 'inspection/1-1', '2022-07-02', { numbers: ['1', '10', '2'] }),
      recorded('e', 'rectify.item-evidence', 'inspection/1-1', '2022-07-03', { numbers: ['2'] }),
    ];
    await api.record(flush(entries(reports, own)));
  });
  afterAll(() => api.close());

  it.each<[string, string, unknown[], number]>([
    ['letters', 'letter', ['aud', 'edu', 'xf'], 3],
    ['letters?sort=sent', 'letter', ['aud', 'xf', 'edu'], 3],
    ['letters?sort=-number', 'letter', ['edu', 'xf', 'aud'], 3],
    ['letters?sort=due', 'letter', ['aud', 'edu', 'xf'], 3],
    ['letters?sort=-due', 'letter', ['aud', 'edu', 'xf'], 3],
    ['letters?q=审计', 'letter', ['aud'], 1],
    ['letters?q=10', 'letter', ['edu'], 1],
    ['letters?replied=true&pageSize=1', 'letter', ['edu'], 2],
    ['letters?replied=true&pageSize=1&page=2', 'letter', ['xf'], 2],
    ['letters?light=red', 'letter', ['aud'], 1],
    ['letters?unit=xf', 'letter', ['xf'], 1],
    ['originals', 'number', ['8', '7'], 2],
    ['originals?sort=-registered', 'number', ['8', '7'], 2],
    ['originals?sort=handed', 'number', ['7', '8'], 2],
    ['originals?at=group', 'number', ['7'], 1],
    ['originals?at=office&q=8', 'number', ['8'], 1],
    ['transfers', 'no', [1, 2, 10], 3],
    ['transfers?sort=-no', 'no', [10, 2, 1], 3],
    ['transfers?sort=-open', 'no', [1, 2, 10], 3],
    ['transfers?closed=true', 'no', [10], 1],
    ['transfers?q=纪委', 'no', [1, 10], 2],
    ['transfers?receiver=org', 'no', [2], 1],
    ['hearings?sort=-date', 'id', ['h1', 'h2'], 2],
    ['hearings?inspection=2-1', 'id', ['h2'], 1],
    ['hearings?q=书记', 'id', ['h2'], 1],
    ['reports', 'id', ['a', 'b', 'c', 'd', 'e'], 5],
    ['reports?sort=-date&pageSize=2', 'id', ['e', 'd'], 5],
    ['reports?step=rectify.plan', 'id', ['c'], 1],
    ['reports?returned=true', 'id', [], 0],
    ['things/item', 'number', ['1', '2', '10'], 3],
    ['things/item?sort=-last', 'number', ['2', '1', '10'], 3],
    ['things/item?step=rectify.item-evidence', 'number', ['2'], 1],
    ['things/item?without=rectify.item-evidence&pageSize=1&page=2', 'number', ['10'], 2],
    ['things/item?q=甲镇', 'number', ['1', '2', '10'], 3],
    ['things/item?inspection=1-2', 'number', [], 0],
    ['facts?on=inspection/1-1&sort=-at&pageSize=2', 'id', ['e', 'd'], 5],
    ['facts?from=2022-07-02&to=2022-07-02', 'id', ['d'], 1],
    ['drafts', 'id', ['q1', 'q2'], 2],
    ['drafts?sort=-date', 'id', ['q2', 'q1'], 2],
    ['drafts?q=授权', 'id', ['q2'], 1],
  ])('%s', async (url, id, rows, total) => {
    expect(await found(url, id)).toEqual([rows, total]);
  });

  it.each([
    ['letters?sort=x', 'sort'],
    ['letters?page=0', 'page'],
    ['transfers?sort=due', 'sort'],
    ['reports?pageSize=501', 'pageSize'],
    ['hearings?q=%20', 'q'],
    ['originals?from=1', 'from'],
    ['things/item?sort=unit', 'sort'],
    ['facts?from=yesterday', 'from'],
    ['drafts?mine=perhaps', 'mine'],
  ])('%s is refused', async (url, field) => {
    expect(await get(url)).toMatchObject({
      status: 400,
      errors: [{ field, detail: expect.stringMatching(/\p{Script=Han}/u) }],
    });
  });
});
