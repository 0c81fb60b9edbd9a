import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { type Desk, openDesk } from '../support/desk.ts';

const ROUND = 'R2023-01';
const NINE = ['disc', 'orgd', 'pub', 'ufd', 'court', 'proc', 'police', 'aud', 'xf'];
const path = `rounds/${ROUND}/letters`;

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  await desk.startRound(ROUND, 'wuyang-2023', '2023-04-10');
}, 120_000);

afterAll(() => desk?.close());

const letters = async (): Promise<Json[]> => (await desk.get(path)).items;
const letter = async (id: string) => (await letters()).find((one) => one.letter === id);
const happened = (what: string, ...items: object[]) => desk.post(`${path}/${what}`, { items });
const standings = ({ results }: Json): string[] => results.map(({ status }: Json) => status);

describe('one click', () => {
  const inquiry = { kind: 'inquiry', at: '2023-04-14', numberPrefix: '舞巡函〔2023〕', numberFrom: 11 };

  it('sends nine letters, each naming every organization; asked again, the same nine', async () => {
    const { status, json } = await desk.post(path, inquiry, 'nine');
    expect({ status, standings: standings(json) }).toEqual({ status: 200, standings: Array(9).fill('accepted') });
    const sent = await letters();
    expect(sent.map((one) => one.letter).sort()).toEqual([...NINE].sort());
    expect(sent.map(({ number }) => number).sort()).toEqual(NINE.map((_, i) => `舞巡函〔2023〕${11 + i}号`).sort());
    for (const one of sent) {
      expect(one).toMatchObject({
        inspections: ['1-1', '2-1', '2-2'],
        unanswered: ['1-1', '2-1', '2-2'],
        secret: false,
      });
    }
    const again = await desk.post(path, inquiry, 'nine');
    expect(again.json.results).toEqual(json.results.map((one: Json) => ({ ...one, repeated: true })));
    expect(await letters()).toHaveLength(9);
    expect(await desk.post(path, { ...inquiry, numberFrom: 20 }, 'nine')).toMatchObject({
      status: 207,
      json: { results: Array(9).fill({ status: 'refused', problem: { code: 'key-reused' } }) },
    });
    expect(standings((await desk.post(path, inquiry)).json)).toEqual(Array(9).fill('refused'));
  });

  it('goes to no unit that the document does not name, and says by which clause', async () => {
    const { status, json } = await desk.post(path, { ...inquiry, units: ['fin', 'aud'] });
    expect({ status, errors: json.errors }).toEqual({
      status: 400,
      errors: [{ field: 'units', detail: '规程没有写向财政局发情况函询（二（一）2 等九款）' }],
    });
  });
});

describe('receipts and replies', () => {
  it('a reply before its receipt is refused naming 签收', async () => {
    const { status, json } = await happened('replies', { letter: 'aud', at: '2023-04-17' });
    expect(status).toBe(207);
    expect(json.results[0].problem).toMatchObject({
      code: 'gate',
      missing: [{ step: 'letter.received', title: '签收' }],
    });
  });

  it('come nine at once: one is wrong, eight are recorded', async () => {
    const receipts = NINE.map((id) => ({ letter: id, at: id === 'xf' ? '2023-04-13' : '2023-04-17' }));
    const { status, json } = await happened('receipts', ...receipts);
    expect({ status, accepted: standings(json).filter((one) => one === 'accepted').length }).toEqual({
      status: 207,
      accepted: 8,
    });
    expect(json.results[8].problem).toMatchObject({ status: 422, missing: [{ step: 'letter.sent', title: '发函' }] });
    expect((await letters()).filter(({ receivedOn }) => receivedOn === null).map((one) => one.letter)).toEqual(['xf']);
    await happened('receipts', { letter: 'xf', at: '2023-04-17' });

    const replies = NINE.map((id) => ({ letter: id === 'pub' ? 'nope' : id, at: '2023-04-19', orgs: ['1-1'] }));
    const answered = await happened('replies', ...replies);
    expect(answered.status).toBe(207);
    expect(standings(answered.json).filter((one) => one === 'accepted')).toHaveLength(8);
    expect(answered.json.results[2].problem).toMatchObject({ status: 404, errors: [{ field: 'letter' }] });
  });

  it('a partial reply and 无此情况 are shown for each organization', async () => {
    expect(await letter('aud')).toMatchObject({
      replies: [{ inspection: '1-1', date: '2023-04-19', nothing: false }],
      unanswered: ['2-1', '2-2'],
      deadline: { due: '2023-04-20', verdict: 'overdue' },
    });
    await happened('replies', { letter: 'aud', at: '2023-04-20', orgs: ['2-1'], none: ['2-2'] });
    expect(await letter('aud')).toMatchObject({
      replies: [
        { inspection: '1-1', nothing: false },
        { inspection: '2-1', nothing: false },
        { inspection: '2-2', nothing: true },
      ],
      unanswered: [],
      deadline: { verdict: 'met', light: 'done', waitingFor: [] },
    });
    const strange = await happened('replies', { letter: 'orgd', at: '2023-04-20', none: ['9-1'] });
    expect(strange.json.results[0].problem).toMatchObject({ status: 404, errors: [{ field: 'data.none' }] });
  });

  it('where the people’s names are missing, no term runs; 不涉及人员信息 makes the receipt alone count', async () => {
    for (const id of ['court', 'proc', 'police']) {
      expect((await letter(id))?.deadline).toMatchObject({
        due: null,
        light: 'grey',
        waitingFor: [{ fact: 'letter.personnel-received', title: '收到涉及人员信息' }],
      });
    }
    await happened('personnel', { letter: 'court', at: '2023-04-24' });
    await happened('no-personnel', { letter: 'proc', at: '2023-04-24' });
    expect(await letter('court')).toMatchObject({
      personnelReceivedOn: '2023-04-24',
      deadline: { due: '2023-04-27', waitingFor: [] },
    });
    expect(await letter('proc')).toMatchObject({ noPersonnelOn: '2023-04-24', deadline: { due: '2023-04-20' } });
    const { items } = await desk.get(`deadlines?round=${ROUND}&rule=inquiry.reply&unit=police`);
    expect(items).toMatchObject([{ status: 'waiting', waitingFor: [{ title: '收到涉及人员信息' }] }]);
  });
});

describe('secret letters', () => {
  it('several requests for assistance to one unit are told apart, and shown as 密件', async () => {
    const assist = { kind: 'assist', at: '2023-05-12', units: ['aud'], orgs: ['1-1'] };
    const own = `rounds/${ROUND}/inspections/1-1/facts`;
    await desk.post(own, { fact: 'station.entry', at: '2023-05-08', late: '补录' });
    await desk.post(own, {
      fact: 'learn.assist',
      at: '2023-05-11',
      approval: { by: '巡察办主任', role: 'director', date: '2023-05-11' },
    });
    expect((await desk.post(path, assist)).status).toBe(200);
    expect((await desk.post(path, assist)).json.results[0].problem).toMatchObject({ code: 'already' });
    expect((await desk.post(path, { ...assist, suffix: '2' })).status).toBe(200);
    const shown = (await letters()).filter(({ kind }) => kind === 'assist');
    expect(shown.map((one) => [one.letter, one.unitTitle, one.kindTitle, one.secret, one.inspections])).toEqual([
      ['aud-assist', '审计局', '协助查询函', true, ['1-1']],
      ['aud-assist-2', '审计局', '协助查询函', true, ['1-1']],
    ]);
    const { status } = await happened('receipts', { letter: 'aud-assist-2', at: '2023-05-15' });
    expect(status).toBe(200);
  });
});

describe('originals', () => {
  const originals = async (): Promise<Json[]> => (await desk.get(`rounds/${ROUND}/originals`)).items;
  const custody = async (id: string) => (await letter(id))?.custody;

  it('go 收—送—退—归, and one knows who has each', async () => {
    expect(await custody('pub')).toEqual({ holder: 'unit', since: null, groups: [] });
    await happened('replies', { letter: 'pub', at: '2023-04-20', number: '7' });
    await happened('replies', { letter: 'aud-assist-2', at: '2023-05-16', number: '密 3' });
    expect(await letter('pub')).toMatchObject({ number: '舞巡函〔2023〕13号', custody: { holder: 'office' } });
    // Copies for everybody leave the original where it is.
    await happened('distributions', { letter: 'pub', at: '2023-04-21', orgs: ['1-1'] });
    expect(await custody('pub')).toEqual({ holder: 'office', since: '2023-04-20', groups: [] });
    await happened('distributions', { letter: 'pub', at: '2023-04-21', number: '7', orgs: ['2-1', '2-2'] });
    expect(await custody('pub')).toEqual({ holder: 'group', since: '2023-04-21', groups: [2] });

    const file = (number: string) => happened('filings', { letter: 'pub', at: '2023-07-03', number });
    expect((await file('7')).json.results[0].problem.detail).toContain('原件 7 还在第2组，先退还再归档（依据：');
    const back = (more: object) => happened('returns', { letter: 'pub', at: '2023-07-01', number: '7', ...more });
    expect((await back({ group: 1 })).json.results[0].problem).toMatchObject({ errors: [{ field: 'data.group' }] });
    expect(await originals()).toMatchObject([
      {
        letter: 'aud-assist-2',
        unit: 'aud',
        unitTitle: '审计局',
        number: '密 3',
        registered: '2023-05-16',
        secret: true,
      },
      { letter: 'pub', unitTitle: '宣传部', number: '7', group: 2, handed: '2023-04-21', secret: false },
    ]);
    const before = await desk.text(`rounds/${ROUND}/originals/print`);
    expect(before.split('\n').slice(-5)).toEqual([
      '2\t宣传部\t7\t2023年4月20日（周四）\t第2组 2023年4月21日（周五）\t——\t——',
      '共 2 份，在组 1 份，已归档 0 份。',
      '未退：第2组 宣传部 7，2023年4月21日（周五）领',
      expect.stringMatching(/^由 .+ 于 \d{4}年\d{1,2}月\d{1,2}日（周.）\d\d:\d\d 导出$/),
      '',
    ]);

    expect((await back({ group: 2 })).status).toBe(200);
    expect(await custody('pub')).toEqual({ holder: 'office', since: '2023-07-01', groups: [] });
    expect((await file('7')).status).toBe(200);
    expect(await custody('pub')).toEqual({ holder: 'archive', since: '2023-07-03', groups: [] });
    expect((await originals())[1]).toMatchObject({ returned: '2023-07-01', filed: '2023-07-03' });
    const after = await desk.text(`rounds/${ROUND}/originals/print`);
    expect(after).toContain('1\t审计局（密件）\t密 3\t2023年5月16日（周二）\t——\t——\t——\n');
    expect(after.trim().split('\n').at(-2)).toBe('共 2 份，在组 0 份，已归档 1 份。');
  });

  it('of a round that is not there are a 404', async () => {
    for (const where of ['originals', 'originals/print', 'letters'])
      expect(await desk.refused(`rounds/R2099-01/${where}`)).toMatchObject({ status: 404, json: { status: 404 } });
  });
});
