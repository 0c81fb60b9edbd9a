import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import type { Json } from '../support/api.ts';
import { type AuditApi, openAuditApi } from './audit-api.ts';
import { type Eventful, playEventful } from './eventful.ts';

let played: Eventful;
let api: AuditApi;
let lists: Json;

beforeAll(async () => {
  played = await playEventful(inject('temporalAddress'));
  api = await openAuditApi(played.office, inject('temporalAddress'));
  lists = await listsOf('');
}, 180_000);

afterAll(async () => {
  await api?.close();
  await played?.close();
});

/** The lines by the list they are of. */
async function listsOf(query: string): Promise<Json> {
  const { items, late, ...rest } = (await api.get(`rounds/${played.round}/exceptions?pageSize=500${query}`)).json;
  const of = (name: string) => items.filter(({ list }: Json) => list === name);
  const named = Object.keys(rest.lists).map((name) => [name, of(name)]);
  return { ...rest, ...Object.fromEntries(named), late: { ...late, items: of('late') } };
}

/** Who decided, and where the original of that is. */
const decided = ({ decisions }: Json) =>
  decisions.map(({ by, roleTitle, dateText, original }: Json) => [by, roleTitle, dateText, original].join(' '));
const RECEIPT = '签收〔审计局〕（原记2023年4月26日（周三）），日期由2023年4月26日（周三）改为2023年4月27日（周四）';

describe('the lists beside the verdict', () => {
  it('tell every correction with its reason, and not what only followed from one', () => {
    expect(lists.corrections.map(({ kind, what }: Json) => [kind, what])).toEqual([
      ['作废', '作废：签收〔纪委监委〕（原记2023年4月27日（周四））；理由：误录，尚未签收'],
      ['更正', `更正：${RECEIPT}；理由：回执日期看错`],
      ['退回', '退回：函复收到〔信访局〕（原记2023年4月28日（周五）），要求2023年5月6日（周六）前补正；理由：缺附件'],
      ['呈批退回', '呈批件退回：授权组织部发函抽调；理由：名单要改'],
    ]);
    for (const line of lists.corrections) {
      expect(line).toMatchObject({ workflowId: played.round, workflow: '轮次', typedBy: 'local', backfilled: false });
      expect(line.recorded).toMatch(/^2023年4月28日（周五） \d\d:\d\d$/);
      expect(line.reason).toBeTruthy();
    }
  });

  it('tell what was passed: the missing steps with the reason, the rule with its clause and who let it be', () => {
    expect(lists.overrides.map(({ kind, passed, reason }: Json) => ({ kind, passed, reason }))).toEqual(
      expect.arrayContaining([
        { kind: '补办', passed: ['缺组长授权（巡察办）', '缺巡察通知（巡察办）'], reason: '授权决定纸件已签' },
        {
          kind: '未照办',
          passed: ['替补人员须从本单位人才库入库人员中推荐；此人不在人才库（二（四）1 等九款）'],
          reason: null,
        },
      ]),
    );
    expect(lists.overrides).toHaveLength(2);
    const [late, replaced] = ['补办', '未照办'].map((kind) => lists.overrides.find((one: Json) => one.kind === kind));
    expect(late).toMatchObject({ workflowId: played.inspection, workflow: '第1组·甲镇党委', evidence: ['照片 1'] });
    expect(replaced.what).toContain('编入巡察组〔乙〕（第1组组员');
    expect(decided(replaced)).toEqual(['丁 常务副组长 2023年4月27日（周四） 批示 8']);
  });

  it('tell what was entered late, over the days asked for', async () => {
    expect(lists.late).toMatchObject({ overDays: 3, backfilled: { count: 0, longestDays: 0 } });
    expect(lists.late.items.map(({ what, days, happened }: Json) => [what, days, happened])).toEqual([
      ['发函〔宣传部〕', 10, '2023年4月18日（周二）'],
      ['签收〔宣传部〕', 8, '2023年4月20日（周四）'],
    ]);
    const days = async (n: number) => (await listsOf(`&lateDays=${n}`)).late.items.map(({ days: d }: Json) => d);
    expect(await days(8)).toEqual([10]);
    // 25 April is three days before: late by two, in time by three.
    expect(await days(2)).toEqual([10, 8, 3]);
  });

  it('tell every decision on a term, granted and refused, with the day before and after', () => {
    const shown = ({ kind, on, was, until, reason }: Json) => [kind, on, was, until, reason];
    const reply = (unit: string) => `情况函询回复〔${unit}〕`;
    expect(lists.extensions.map(shown)).toEqual([
      ['顺延', reply('宣传部'), '2023-04-24', '2023-05-08', '节后报送'],
      ['不同意顺延', reply('组织部'), '2023-05-05', '2023-05-12', '按期可以办'],
      ['停表', reply('组织部'), '2023-05-05', '2023-04-27', '等对象名单'],
      ['恢复计时', reply('组织部'), null, '2023-04-28', null],
      ['免除', reply('统战部'), '2023-05-05', null, '另案办理'],
    ]);
    expect(lists.extensions.map(decided)).toEqual([
      ['丁 常务副组长 2023年4月28日（周五） 批示 5'],
      ['丁 常务副组长 2023年4月28日（周五） '],
      ['丁 常务副组长 2023年4月27日（周四） 批示 6'],
      [],
      ['丁 常务副组长 2023年4月28日（周五） 批示 7'],
    ]);
  });

  it('tell every recorded approval once: who, in which capacity, on which original, typed by whom', () => {
    const shown = lists.approvals.map(({ what, decisions: [decision, ...others], typedBy }: Json) => {
      expect(others).toEqual([]);
      return [what.split(/[：〔]/)[0], decision.by, decision.roleTitle, decision.original, typedBy];
    });
    expect(shown.sort()).toEqual(
      [
        ['顺延', '丁', '常务副组长', '批示 5', 'local'],
        ['不同意顺延', '丁', '常务副组长', null, 'local'],
        ['停表', '丁', '常务副组长', '批示 6', 'local'],
        ['批准免除', '丁', '常务副组长', '批示 7', 'local'],
        ['编入巡察组', '丁', '常务副组长', '批示 8', 'local'],
        ['呈批件签批', '丁', '常务副组长', '批示 9', 'local'],
        [
          '轮次参数“年初审计通报的日子（年度，可不填）”定为2023年5月31日（周三）；理由',
          '丁',
          '常务副组长',
          null,
          'local',
        ],
      ].sort(),
    );
  });

  it('tell a parameter set anew once, though every workflow took it', () => {
    expect(lists.versions).toMatchObject([{ kind: '参数', reason: '县委改期', workflows: 2, typedBy: 'local' }]);
    expect(lists.versions.flatMap(decided)).toEqual(['丁 常务副组长 2023年4月28日（周五） ']);
  });

  it('are one list that is narrowed, searched, turned round and paged', async () => {
    const url = `rounds/${played.round}/exceptions`;
    const all = (await api.get(`${url}?pageSize=500`)).json;
    const counted = Object.values<number>(all.lists).reduce((sum, n) => sum + n, 0);
    expect(all).toMatchObject({ total: counted, lists: { corrections: 4, overrides: 2, late: 2, extensions: 5 } });
    const of = async (query: string) => (await api.get(`${url}?${query}`)).json;
    const ids = ({ items }: Json) => items.map(({ list, workflowId, seq }: Json) => [list, workflowId, seq].join(' '));
    const recorded = all.items.map(({ recordedAt }: Json) => recordedAt);
    expect(recorded).toEqual(recorded.toSorted());
    const back = (await of('pageSize=500&sort=-recorded')).items.map(({ recordedAt }: Json) => recordedAt);
    expect(back).toEqual(recorded.toReversed());
    const happened = (await of('sort=-happened&list=late')).items.map(({ happenedAt }: Json) => happenedAt);
    expect(happened).toEqual(happened.toSorted().toReversed());
    const [first, second] = [await of('pageSize=3&page=1'), await of('pageSize=3&page=2')];
    expect([...ids(first), ...ids(second)]).toEqual(ids(all).slice(0, 6));
    const found = await of('q=宣传部&list=late');
    expect(found).toMatchObject({ total: 2, lists: all.lists, items: [{ listTitle: '迟录' }, { listTitle: '迟录' }] });
    expect(await of('q=没有的')).toMatchObject({ total: 0, items: [] });
    expect(await of('list=letters')).toMatchObject({ status: 400, errors: [{ field: 'list' }] });
  });

  it('are not there for a round nobody knows, or days nobody means', async () => {
    const unknown = { status: 404, json: { detail: '没有轮次 R2099-01', errors: [{ field: 'round' }] } };
    for (const what of ['exceptions', 'timeline', 'sample?seed=a'])
      expect(await api.get(`rounds/R2099-01/${what}`)).toMatchObject(unknown);
    const wrong = await api.get(`rounds/${played.round}/exceptions?lateDays=-1`);
    expect(wrong).toMatchObject({ status: 400, json: { errors: [{ field: 'lateDays' }] } });
  });
});

describe('originals to pull', () => {
  const sample = async (seed: string, n: number): Promise<Json> =>
    (await api.get(`rounds/${played.round}/sample?seed=${seed}&n=${n}`)).json;

  it('are the same ones for the same seed, drawn by a rule anybody can follow', async () => {
    const all = await sample('2023-甲', 500);
    expect(all.items).toHaveLength(all.population);
    const order = ({ workflowId, seq }: Json) =>
      createHash('sha256')
        .update(JSON.stringify(['2023-甲', workflowId, seq]))
        .digest('hex');
    expect(all.items).toEqual([...all.items].sort((a: Json, b: Json) => (order(a) < order(b) ? -1 : 1)));
    const five = await sample('2023-甲', 5);
    expect(five.items).toEqual(all.items.slice(0, 5));
    expect(five).toMatchObject({ population: all.population, withoutEvidence: all.withoutEvidence });
    expect((await sample('2023-乙', 5)).items).not.toEqual(five.items);
  });

  it('tell what paper there must be, where it is, and where nothing is on record', async () => {
    const { items, withoutEvidence } = await sample('a', 500);
    const of = (what: string) => items.find((one: Json) => one.what.startsWith(what));
    expect(of('函复收到〔审计局〕')).toMatchObject({
      papers: ['函复原件', '编号 审函 1'],
      where: '原件 审函 1 在第1组（2023年4月28日（周五）起）',
      noEvidence: false,
    });
    expect(of('签收〔审计局〕')).toMatchObject({
      papers: ['签收回执', '编号 回执 7', '凭证 扫描件 7'],
      where: null,
      corrected: true,
    });
    expect(of('顺延')).toMatchObject({ papers: ['丁（常务副组长）的批示（批示 5）'], noEvidence: false });
    expect(of('抽调建议名单')).toMatchObject({ papers: ['抽调函', '建议名单', '丁（常务副组长）的批示（批示 9）'] });
    expect(of('签收〔统战部〕')).toMatchObject({ papers: ['签收回执'], where: null, noEvidence: true });
    // Taken back: there is no receipt to pull.
    expect(of('签收〔纪委监委〕')).toBeUndefined();
    expect(items.filter((one: Json) => one.noEvidence)).toHaveLength(withoutEvidence);
  });

  it('need a seed, and a number of them', async () => {
    const url = `rounds/${played.round}/sample`;
    expect(await api.get(url)).toMatchObject({ status: 400, json: { errors: [{ field: 'seed' }] } });
    expect(await api.get(`${url}?seed=a&n=0`)).toMatchObject({ status: 400, json: { errors: [{ field: 'n' }] } });
  });
});
