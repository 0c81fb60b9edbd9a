import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { print } from './pdf.ts';

let api: TestApi;

beforeAll(async () => {
  api = await testApi({ now: new Date('2022-04-12T02:00:00Z') });
  const full = rulebookLibrary().resolve('township-wuyang-xinghai');
  await saveRulebook(api.client.db, full, '2022-01-01T00:00:00.000Z');
});

afterAll(() => api?.close());

const TOWNS = '甲乙丙丁戊己庚';

/** So many groups of the S2 round, each with so many towns. */
function round(rulebook: string, groups: number, each: number, more: object = {}) {
  return {
    no: 'R2022-02',
    rulebook,
    params: { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' },
    groups: Array.from({ length: groups }, (_, i) => ({
      no: i + 1,
      inspects: Array.from({ length: each }, (_, j) => ({
        no: j + 1,
        name: `${TOWNS[i]}镇${j + 1}党委`,
        villages: 12,
      })),
    })),
    ...more,
  };
}

const A3 = { widthMm: expect.closeTo(420, 0), heightMm: expect.closeTo(297, 0) };

describe('POST /api/plans.html', () => {
  it('prints the S2 round of 7 groups on exactly one A3 sheet, landscape', async () => {
    const answer = await api.send('POST', '/api/plans.html', { body: round('township-2022', 7, 1), key: null });
    expect([answer.status, answer.headers['content-type']]).toEqual([200, 'text/html; charset=utf-8']);
    const printed = await print(answer.text);
    expect(printed).toMatchObject({ pages: 1, ...A3 });
    for (const said of [
      'R2022-02 巡察倒排工期表',
      '乡镇与村巡察工作方案（2022 年第二轮）',
      '日历 cn-2026',
      '打印日 2022年4月12日（周二）',
    ])
      expect(printed.text).toContain(said);
    expect(printed.text).toContain('图例');
    for (const { name } of round('township-2022', 7, 1).groups.flatMap(({ inspects }) => inspects)) {
      expect(printed.text).toContain(name);
    }
    expect(printed.text).toContain('2022年6月20日（周一）');
  });

  it('prints a round of 14 inspections under the fullest rulebook, with conflicts, on one', async () => {
    const hearings = [
      { step: 'hear.leading-group', date: '2022-06-11' },
      { step: 'hear.secretary', date: '2022-06-08' },
    ];
    const plans = { 'feedback.leadership': '2022-07-20' };
    const body = round('township-wuyang-xinghai', 7, 2, { hearings, plans });
    const { text } = await api.send('POST', '/api/plans.html', { body });
    const printed = await print(text);
    expect(printed).toMatchObject({ pages: 1, ...A3 });
    expect(printed.text).toContain('第7组·庚镇2党委');
    expect(printed.text).toContain('2022年4月21日（周四）进驻，2022年6月10日（周五）撤回');
    expect(printed.text).toContain('计划 2022年6月11日（周六）');
    expect(printed.text).toContain('是休息日（周六）');
    expect(printed.text).toContain('听取汇报早于前置步骤');
  });

  it('would take a second sheet if there were more than fits: the count of pages can tell', async () => {
    const { text } = await api.send('POST', '/api/plans.html', { body: round('township-2022', 7, 1) });
    const longer = text.replace('</body>', '<div style="height:300mm">x</div></body>');
    expect(await print(longer)).toMatchObject({ pages: 2, ...A3 });
  });

  it('shows names as they are written, whatever they contain, and carries no script', async () => {
    const body = round('township-2022', 1, 1);
    const [group] = body.groups;
    if (group?.inspects[0]) group.inspects[0].name = '<script>alert(1)</script>&"甲';
    const { text } = await api.send('POST', '/api/plans.html', { body });
    expect(text).not.toContain('<script');
    const printed = await print(text);
    expect(printed.text).toContain('第1组·<script>alert(1)</script>&"甲');
  });

  it('marks what is due soon, what is provisional, and never what is only planned as overdue', async () => {
    const past = round('township-2022', 1, 1, { params: { entryBy: '2021-04-20', exit: '2021-06-10' } });
    const { text } = await api.send('POST', '/api/plans.html', { body: past });
    expect(text).toContain('<td class="grey">◇');
    expect(text).not.toContain('<td class="red"');
    const soon = round('township-2022', 1, 1, { params: { entryBy: '2022-04-14', exit: '2026-12-28' } });
    const near = (await api.send('POST', '/api/plans.html', { body: soon })).text;
    expect(near).toContain('<td class="yellow">▲');
    expect(near).toContain('<b>暂定</b>');
  });
});

describe('POST /api/plans', () => {
  it('answers with the days of each group, its own where it has them, and the conflicts', async () => {
    const body = round('wuyang-2023', 2, 1, {
      params: {},
      plans: { 'station.entry': '2022-04-21', 'withdraw.exit': '2022-06-10' },
    });
    const groups = body.groups.map((group, i) => ({
      ...group,
      inspects: group.inspects.map((one) => (i === 1 ? { ...one, exit: '2022-05-31' } : one)),
      people: [{ person: '甲', role: 'leader' }],
    }));
    const { status, json } = await api.send('POST', '/api/plans', { body: { ...body, groups }, key: null });
    expect(status).toBe(200);
    expect(json.inspections.map((one: { exit: string }) => one.exit)).toEqual(['2022-06-10', '2022-05-31']);
    const result = json.lines.find(({ rule }: { rule: string }) => rule === 'personal-matters.result');
    expect(result).toMatchObject({ due: '2022-06-01', dueText: '2022年6月1日（周三）', owedBy: '组织部', real: [] });
    const said = json.conflicts.map(({ code, inspections }: { code: string; inspections: string[] }) => [
      code,
      inspections,
    ]);
    expect(said).toEqual([
      ['person-in-two-groups', ['1-1', '2-1']],
      ['result-after-withdrawal', ['2-1']],
    ]);
  });

  it('refuses what no rulebook, step or inspection is, naming the field', async () => {
    const ask = (more: object) => api.send('POST', '/api/plans', { body: round('township-2022', 1, 1, more) });
    const fields = async (more: object) => {
      const { status, json } = await ask(more);
      return [status, json.errors.map(({ field }: { field: string }) => field)];
    };
    expect(await fields({ rulebook: 'nope' })).toEqual([400, ['rulebook']]);
    expect(await fields({ params: { entryBy: '2022-13-01' } })).toEqual([400, ['params.entryBy']]);
    expect(await fields({ params: { other: '2022-04-21' } })).toEqual([400, ['params.other']]);
    expect(await fields({ plans: { 'no.step': '2022-04-21' } })).toEqual([400, ['plans.no.step']]);
    const hearing = { step: 'station.entry', date: '2022-06-20', inspections: ['9-9'] };
    expect(await fields({ hearings: [hearing] })).toEqual([400, ['hearings.0.inspections', 'hearings.0.step']]);
    expect(await fields({ params: { entryBy: '2001-04-21' } })).toEqual([400, ['params.entryBy']]);
    expect(await fields({ params: { entryBy: '2022-04-21', exit: '9999-12-31' } })).toEqual([400, ['params.exit']]);
  });
});
