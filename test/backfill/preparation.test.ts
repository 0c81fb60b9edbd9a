import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf, type Running, refusedIn, startRunning } from './running.ts';

let running: Running;

beforeAll(async () => {
  running = await startRunning();
});

afterAll(() => running?.stop());

/** Plays a file twice: what was refused the first time, and its deadlines; the second run changes nothing. */
async function playTwice(file: string) {
  const first = await running.backfill(file, '--json', '--verbose');
  expect(first.exitCode, first.stderr).toBe(0);
  expect(first.stderr).toContain('未登记 0 条');
  const second = await running.backfill(file, '--json');
  expect(second.stderr).toContain('登记 0 条，');
  expect(second.stdout).toBe(first.stdout);
  return { refused: refusedIn(first.stderr), lines: linesOf(first.stdout) };
}

/** Each of the expected refusals and no other, with what its reason must name. */
function expectRefused(refused: Record<string, string>, named: Record<string, string[]>): void {
  expect(Object.keys(refused).sort()).toEqual(Object.keys(named).sort());
  for (const [id, parts] of Object.entries(named)) {
    for (const part of parts) expect(refused[id], id).toContain(part);
  }
}

describe('preparation, one step after the other', () => {
  it('S1: the standing office, secondment and replacements', async () => {
    const { refused, lines } = await playTwice('scenarios/office-wuyang-2023.yaml');
    const notFromPool = ['替补人员须从本单位人才库入库人员中推荐', '二（四）1'];
    expectRefused(refused, {
      'list-unsigned': ['领导小组同意'],
      'notice-early': ['抽调建议名单'],
      'units-unsigned': ['领导小组授权'],
      'adjust-unsigned': ['领导小组同意'],
      'replacing-not-in-pool': [...notFromPool, '不在人才库'],
      'replacing-unknown': [...notFromPool, '名册里没有'],
    });
    expect(lines).toEqual([
      'audit.annual 2023 2023-01-31 2023-02-03 late 3',
      // 27 and 28 April, then 4 May.
      'consultation.reply · 2023-05-04 2023-05-04 met 0',
      // A working Saturday is not counted itself: 8, 9, 10 May.
      'consultation.reply · 2023-05-10 2023-05-12 late 2',
    ]);
    const office = await running.api.get<{ rulebook: { id: string }; people: number }>('office');
    expect(office).toMatchObject({ rulebook: { id: 'wuyang-2023' }, people: 7 });
  }, 300_000);

  it('S2: from the plan to the first meetings', async () => {
    const { refused, lines } = await playTwice('scenarios/preparation-township-2022.yaml');
    expectRefused(refused, {
      'notice-early': ['本轮巡察工作方案'],
      'villages-early': ['本轮巡察工作方案'],
      'plan-unsigned': ['领导小组研究', '县委同意'],
      'plan-without-county': ['县委同意'],
      'plan-county-first': ['早于其前的研究'],
      'authorization-before-plan': ['本轮巡察工作方案'],
      'authorization-without-leader': ['第3组没有组长'],
      'aud-received-early': ['发函'],
      'liaison-early': ['巡察通知'],
      'schedule-early': ['进驻工作安排', '丙镇党委'],
      'kickoff-early': ['表态发言、主持词'],
      'statement-unsigned': ['组长把关签字'],
      'mobile-authorization-early': ['机动巡察村名单'],
      'mobile-list-five': ['恰为 6 个', '二（二）'],
      'mobile-list-fixed': ['第 6 村方案已定', '二（二）'],
    });
    // Weeks with three working days or more until 10 June; 24 April is a working Sunday.
    const weeks = ['04-18', '04-25', '05-02', '05-09', '05-16', '05-23', '05-30', '06-06'];
    const ends = ['04-24', '05-01', '05-08', '05-15', '05-22', '05-29', '06-05', '06-12'];
    const weekly = (group: number, from: number) =>
      weeks.map((week, i) => `branch.committee ${group}-2022-${week} 2022-${ends[i]} · open 0`).slice(from);
    expect(lines).toEqual(
      [
        'branch.committee 1-2022-04-18 2022-04-24 2022-04-22 met 0',
        ...weekly(1, 1),
        'branch.committee 2-2022-04-18 2022-04-24 · overdue 2',
        ...weekly(2, 1),
        // In on Friday the 22nd: two working days are not a week.
        ...weekly(3, 1),
        ...[1, 2, 3].map((group) => `branch.meetings ${group} 2022-06-10 · open 0`),
        'group-plan.filing 1-1 2022-04-22 2022-04-20 met 0',
        'group-plan.filing 2-1 2022-04-22 2022-04-22 met 0',
        'group-plan.filing 3-1 2022-04-22 2022-04-24 late 2',
        'mobile-villages.list 1-1 2022-04-27 2022-04-26 met 0',
        'mobile-villages.list 3-1 2022-04-29 · open 0',
        'station.entry 1-1 2022-04-21 2022-04-20 met 0',
        'station.entry 2-1 2022-04-21 2022-04-21 met 0',
        'station.entry 3-1 2022-04-21 2022-04-22 late 1',
        ...[1, 2, 3].map((group) => `withdraw.exit ${group}-1 2022-06-10 · open 0`),
      ].sort(),
    );
  }, 300_000);

  it('S3: from consulting on targets to the entry', async () => {
    const earlier = await playTwice('scenarios/preparation-xinghai-2020-earlier.yaml');
    expect(earlier).toEqual({ refused: {}, lines: [] });
    const { refused, lines } = await playTwice('scenarios/preparation-xinghai-2020.yaml');
    const authorization = '授权任职及任务分工决定';
    const recused = ['已申报回避', '未调整前不得分配该单位', '（二）3'];
    expectRefused(refused, {
      'list-early': ['征询巡察对象建议'],
      'allocation-early': ['组长、副组长建议人选'],
      'allocation-unsigned': ['常务副组长审核', '领导小组组长审批'],
      'allocation-half-signed': ['领导小组组长审批'],
      'allocation-one-signer': ['须由不同的人签'],
      'allocation-out-of-order': ['早于其前的审核'],
      'allocation-signed-later': ['领导小组组长审批', '晚于所填日期'],
      'plan-before-allocation': ['巡察任务分工方案'],
      'authorization-before-allocation': ['巡察任务分工方案'],
      'filing-early': ['本轮巡察工作方案'],
      'plan-unsigned': ['领导小组组长或常务副组长审批'],
      'leader-1-again': ['第1组已有组长'],
      'authorization-without-leader': ['第2组没有组长', '（一）3'],
      'leader-2-served': ['三个不固定', 'R2021-02', '（一）1'],
      'mobilisation-unauthorized': [authorization],
      'meetings-early': [authorization],
      'branch-early': [authorization],
      'entry-unauthorized': [authorization, '印发巡察通知'],
      'authorization-unsigned': ['领导小组组长或常务副组长审批'],
      'adjust-early': ['抽调巡察人员'],
      'grouping-early': ['抽调巡察人员'],
      'pledge-early': ['合理分组'],
      'division-early': ['合理分组'],
      'two-groups': ['已是第2组组员'],
      'notice-early': ['巡察工作动员部署会'],
      'recusal-early': ['巡察工作动员部署会'],
      'training-early': ['巡察工作动员部署会'],
      'mobilisation-unapproved': ['县委批准召开'],
      'checklist-early': ['印发巡察通知'],
      'entry-without-notice': ['印发巡察通知'],
      'work-report-share': ['不少于 60%', '（七）2'],
      'recused-again': [...recused, '丙局党组'],
      'recused-whole-group': [...recused, '乙局党组'],
      'disc-received-early': ['发函'],
      'disc-replied-early': ['签收'],
      'disc-handed-on-early': ['函复收到'],
    });
    expect(lines).toEqual([
      'recusal.declaration · 2021-09-08 2021-09-08 met 0',
      'recusal.declaration · 2021-09-08 2021-09-09 late 1',
    ]);
  }, 300_000);
});
