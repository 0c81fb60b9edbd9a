import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import type { Scenario } from '../../cli/backfill/schema.ts';
import { inspectionWorkflowId, transferWorkflowId } from '../../procedure/ids.ts';
import { linesOf, type Running, refusedIn, startRunning } from './running.ts';

let running: Running;
let folder: string;
let count = 0;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-closing-'));
  running = await startRunning();
});

afterAll(async () => {
  await running?.stop();
  await rm(folder, { recursive: true, force: true });
});

const naming = (...parts: string[]) => expect.stringMatching(new RegExp(parts.join('.*')));

/** Plays a file: what was refused and why, and its deadlines. */
async function play(file: string) {
  const { stdout, stderr, exitCode } = await running.backfill(file, '--json', '--verbose');
  expect(exitCode, stderr).toBe(0);
  return { refused: refusedIn(stderr), lines: linesOf(stdout) };
}

/** The same as far as the office had come on a day; played on later, it finds that much recorded. */
async function playTo(day: string, file: string) {
  const { facts, transfers, ...rest }: Scenario = parse(await readFile(file, 'utf8'));
  const until = ({ at }: { at?: string | undefined }) => at !== undefined && at.slice(0, 10) <= day;
  const part = { ...rest, facts: facts.filter(until), transfers: transfers.filter(until), asOf: day };
  const path = join(folder, `${day}.yaml`);
  await writeFile(path, stringify(part));
  return play(path);
}

describe('S3: from the withdrawal to the closed round', () => {
  const FILE = 'scenarios/closing-xinghai-2020.yaml';
  const ROUND = 'R2020-04';
  let refused: Record<string, string> = {};

  const post = (path: string, body: object) => running.api.post(path, body, `closing-${++count}`);
  const record = (ref: string, body: object) => post(`rounds/${ROUND}/inspections/${ref}/facts`, body);
  const standing = async (fact: string, on: string) => {
    const asked = `rounds/${ROUND}/facts?fact=${fact}&on=${on}`;
    type Fact = { id: string; date: string; returned: boolean; data: { part?: string } };
    return (await running.api.get<{ items: Fact[] }>(asked)).items;
  };

  /** Sends back what an organization handed in. */
  async function sendBack(fact: string, ref: string, part?: string) {
    const known = await standing(fact, `inspection/${ref}`);
    const { id: factId } = known.find(({ data }) => data.part === part) ?? { id: '' };
    await post(`workflows/${inspectionWorkflowId(ROUND, ref)}/returns`, { factId, reason: '退回补正' });
  }

  const leader = (date: string) => ({ by: '组长', role: 'leader', date });

  it('a report that was sent back is not reviewed until it is there again', async () => {
    refused = { ...refused, ...(await playTo('2020-09-02', FILE)).refused };
    await sendBack('report.situation', '1-1');
    const review = () => record('1-1', { fact: 'report.review', at: '2020-09-03' });
    await expect(review()).rejects.toThrow(/缺“巡察情况报告”〔第1组·甲局党组〕/);
    const data = { numbers: ['1', '2'] };
    await record('1-1', { fact: 'report.situation', at: '2020-09-04', data, approval: leader('2020-09-04') });
    expect(await standing('report.situation', 'inspection/1-1')).toMatchObject([
      { date: '2020-08-31', returned: true },
      { date: '2020-09-04', returned: false },
    ]);
  }, 200_000);

  it('a plan and a report that were sent back keep their last day', async () => {
    refused = { ...refused, ...(await playTo('2020-11-17', FILE)).refused };
    await sendBack('rectify.plan', '2-1');
    await record('2-1', { fact: 'rectify.plan', at: '2020-11-18', data: { count: 3 } });
    refused = { ...refused, ...(await playTo('2021-01-04', FILE)).refused };
    await sendBack('rectify.reports', '2-1', 'principal');
    await record('2-1', { fact: 'rectify.reports', at: '2021-01-05', data: { part: 'principal', count: 3 } });
    const { refused: last, lines } = await play(FILE);
    refused = { ...refused, ...last };
    expect(lines).toEqual([
      'archive.handover 1-1 2020-11-03 2020-11-03 met 0',
      // From 2 November: 3 to 6, 9 to 13, 16 November.
      'archive.handover 2-1 2020-11-16 2020-11-17 late 1',
      // From 29 September: the 30th, 9 October, the working Saturday 10, 12, 13.
      'feedback.drafts 1-1 2020-10-13 2020-10-12 met 0',
      'feedback.drafts 2-1 2020-10-13 2020-10-14 late 1',
      'hearing.leading-group 1-1 2020-09-10 2020-09-10 met 0',
      'hearing.leading-group 2-1 2020-09-15 2020-09-16 late 1',
      // A month from 27 August is a Sunday that is worked: it stays.
      'hearing.secretary 1-1 2020-09-27 2020-09-25 met 0',
      // A month from 1 September is National Day: the 8th is the last day off.
      'hearing.secretary 2-1 2020-10-09 2020-09-25 met 0',
      'hearing.standing-committee 1-1 2020-09-27 2020-09-29 late 2',
      'hearing.standing-committee 2-1 2020-10-09 2020-09-29 met 0',
      // From 20 October: 21 to 23, 26 to 30, 2 and 3 November.
      'rectification.plan 1-1 2020-11-03 2020-11-03 met 0',
      // In on the 12th, sent back, in again on the 18th.
      'rectification.plan 2-1 2020-11-16 2020-11-18 late 2',
      // 20 December is a Sunday; one of the two came on the 22nd.
      'rectification.report 1-1 2020-12-21 2020-12-22 late 1',
      // 2 January is in the New Year's holiday. In on 31 December, one sent back, in again on 5 January.
      'rectification.report 2-1 2021-01-04 2021-01-05 late 1',
      // From 25 September: the working Sunday 27, 28 to 30, 9 October, the working Saturday 10, 12 to 16, 19 to 22.
      'speech.filing · 2020-10-22 2020-10-22 met 0',
    ]);
  }, 300_000);

  it('refuses each paper before its gate, without its signatures, short of a copy', () => {
    expect(refused).toEqual({
      'check-1-early': naming('清退资料、归还设备', '调阅件 2', '销毁不需归档清退的资料'),
      'exit-1-borrowed': naming('清退资料、归还设备', '调阅件 2'),
      'check-1-borrowed': naming('清退资料、归还设备', '调阅件 2'),
      'exit-1-unchecked': naming('撤点保密检查'),
      'zero-early': naming('撤离驻地', '甲局党组'),
      'report-unsigned': naming('组长签批'),
      'report-strange': naming('没有登记过问题 3', '（二十九）1'),
      'review-early': naming('谈话情况报告'),
      'leading-group-early': naming('巡察办审核、巡察组修改', '乙局党组'),
      'revise-early': naming('领导小组听取汇报', '乙局党组'),
      'secretary-early': naming('问题线索报告（汇总）'),
      'standing-early': naming('巡察综合情况报告'),
      'clue-report-unsigned': naming('领导小组组长审定'),
      'summary-unsigned': naming('领导小组组长审定'),
      'drafts-early': naming('县委常委会听取汇报'),
      'key-tasks-early': naming('县委常委会听取汇报'),
      'principal-early': naming('反馈材料核报领导小组'),
      'drafts-review-unsigned': naming('领导小组核报'),
      'press-draft-unsigned': naming('领导小组有关领导审批'),
      'principal-unsigned': naming('主要负责人签收'),
      'principal-two-copies': naming('一式 3 份，缺第 3 份', '（三十四）2'),
      'publication-early': naming('向领导班子反馈大会', '乙局党组'),
      'publication-one-check': naming('风险把关'),
      'publication-out-of-order': naming('风险把关', '早于其前的内容把关'),
      'approval-half': naming('领导小组组长或常务副组长审批'),
      'approval-one-hand': naming('同一人（组长甲）'),
      'approval-two-copies': naming('一式 3 份，缺第 3 份', '（三十七）2'),
      'handover-unreceived': naming('交接单签收', '审批表分管领导签字'),
      'handover-one-hand': naming('同一人（案管室经办人）'),
      'handover-wrong-receiver': naming('交接单签收', '审批表分管领导签字'),
      'plan-early': naming('向领导班子反馈大会', '乙局党组'),
      'plan-two-copies': naming('一式 3 份，缺第 3 份', '（四十）'),
      'plan-review-half': naming('组织部审核单'),
      'sign-off-bare': naming('整改佐证材料', '整改问题 1', '初审'),
      'evidence-strange': naming('没有登记过整改问题 9'),
      'sign-off-unreviewed': naming('初审', '整改问题 1'),
      'item-review-bare': naming('整改佐证材料', '整改问题 2'),
      'democratic-life-early': naming('民主生活会材料审核'),
      'progress-one-copy': naming('一式 3 份，缺第 2 份', '（四十二）1'),
      'reports-review-half': naming('双报告', '甲局党组'),
      'compile-early': naming('向领导班子反馈大会', '乙局党组'),
      'k16-none': naming('“问题底稿”本轮必有', '（四十六）'),
      'k12-none': naming('“移交纪委监委目录及审批表”本轮必有', '（四十六）'),
      'k8-no-reason': naming('“音像资料”写“无此项”须注明原因', '（四十六）'),
      'handover-1-missing': naming('立卷归档 17 类（缺：问题底稿）'),
      'handover-1-holding': naming('个人“零持有”报告', 'cx-bing'),
      'close-early': naming('双报告联合审核', '乙局党组'),
      'ledger-after-close': naming('2021年1月22日', '已?办结'),
    });
  });

  it('takes no batch back, and the last clue is closed after the round', async () => {
    const [handover] = await standing('transfer.handover', 'transfer/1');
    const back = post(`workflows/${transferWorkflowId(ROUND, 1)}/returns`, { factId: handover?.id, reason: '不收' });
    await expect(back).rejects.toThrow(/不得拒收、退回（（三十七）3）/);
    expect(await running.api.get(`rounds/${ROUND}`)).toMatchObject({ closed: true });
    const feedback = await standing('clue.feedback', 'transfer/1');
    expect(feedback.map(({ date }) => date)).toEqual(['2021-01-15', '2021-02-26']);
  });
});

describe('S1: clues, month-end reports and supervision', () => {
  it('hands over within a week, reports until closed, and reports on rectification by unit', async () => {
    const { refused, lines } = await play('scenarios/closing-wuyang-2023.yaml');
    expect(refused).toEqual({
      'early-unsigned': naming('领导小组有关领导签批'),
      'combined-unreported': naming('巡察情况报告', '乙局党组'),
      'approval-unsigned': naming('领导小组有关领导签批'),
      'handover-unsigned': naming('接收单位签收'),
      'handover-stranger': naming('接收单位签收'),
      'approval-before-hearing': naming('书记专题会议暨领导小组会议', '乙局党组'),
      'principal-early': naming('书记专题会', '乙局党组'),
      'leadership-early': naming('向主要负责人反馈', '甲镇党委'),
      'supervision-nobody': naming('各单位各报'),
      'supervision-pub': naming('各单位各报'),
      'disc-closed-stranger': naming('第 6 号线索'),
      'disc-closed-nothing': naming('须写明办结了哪几条线索'),
    });
    // Nothing runs from the batch that was handed over early.
    expect(lines).toEqual([
      'clue.feedback bian-bian 2022-12-30 2022-12-30 met 0',
      // 8 January is a Sunday.
      'clue.feedback disc-disc 2023-01-09 2023-01-09 met 0',
      // 24 January is in the Spring Festival: Saturday the 28th is worked.
      'clue.feedback disc-disc-2 2023-01-28 2023-01-19 met 0',
      'clue.feedback orgd-orgd 2023-01-09 2023-01-12 late 3',
      'clue.feedback-others fin-fin · · open 0',
      // The last working day of December is 30 December itself, not after it: January is the first month.
      'clue.monthly bian-bian-2023-01 2023-01-31 · waived 0',
      // What came before the last day of the feedback is January's report.
      'clue.monthly disc-disc-2-2023-01 2023-01-31 2023-01-19 met 0',
      'clue.monthly disc-disc-2-2023-02 2023-02-28 2023-02-27 met 0',
      'clue.monthly disc-disc-2-2023-03 2023-03-31 · waived 0',
      'clue.monthly disc-disc-2023-01 2023-01-31 2023-01-09 met 0',
      // One report settles February and March, and is April's.
      'clue.monthly disc-disc-2023-02 2023-02-28 2023-04-03 late 34',
      'clue.monthly disc-disc-2023-03 2023-03-31 2023-04-03 late 3',
      // 29 and 30 April are off.
      'clue.monthly disc-disc-2023-04 2023-04-28 2023-04-03 met 0',
      'clue.monthly disc-disc-2023-05 2023-05-31 · waived 0',
      'clue.monthly orgd-orgd-2023-01 2023-01-31 2023-01-12 met 0',
      'clue.monthly orgd-orgd-2023-02 2023-02-28 2023-02-28 met 0',
      'clue.monthly orgd-orgd-2023-03 2023-03-31 2023-03-31 met 0',
      'clue.monthly orgd-orgd-2023-04 2023-04-28 2023-04-29 late 1',
      // Closed in June: that is May's report, two days late, and June has none.
      'clue.monthly orgd-orgd-2023-05 2023-05-31 2023-06-02 late 2',
      'clue.monthly orgd-orgd-2023-06 2023-06-30 · waived 0',
      // A week from 26 September is 3 October: the working Saturday 8 October.
      'clue.transfer bian 2022-10-08 2022-09-30 met 0',
      'clue.transfer disc 2022-10-08 2022-10-08 met 0',
      'clue.transfer disc 2022-10-24 2022-10-24 met 0',
      'clue.transfer orgd 2022-10-08 2022-10-09 late 1',
      // Two months from 31 October end on 31 December, a day off that is not moved; three more.
      'supervision.report 1-1-disc 2023-03-31 2023-03-30 met 0',
      'supervision.report 1-1-orgd 2023-03-31 2023-04-03 late 3',
      // The period was extended to 28 February; 28 May is a Sunday.
      'supervision.report 2-1-disc 2023-05-29 2023-05-29 met 0',
      'supervision.report 2-1-orgd 2023-05-29 · overdue 32',
    ]);
  }, 200_000);
});
