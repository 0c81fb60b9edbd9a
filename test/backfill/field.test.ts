import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { linesOf, type Running, refusedIn, startRunning } from './running.ts';

let running: Running;

beforeAll(async () => {
  running = await startRunning();
});

afterAll(() => running?.stop());

const naming = (...parts: string[]) => expect.stringMatching(new RegExp(parts.join('.*')));

/** Plays a file: what was refused and why, and its deadlines. */
async function play(scenario: string) {
  const { stdout, stderr, exitCode } = await running.backfill(`scenarios/${scenario}.yaml`, '--json', '--verbose');
  expect(exitCode, stderr).toBe(0);
  return { refused: refusedIn(stderr), lines: linesOf(stdout) };
}

describe('stationing', () => {
  it('S0: counts back from the planned entry, and opens the hearing when the report passed', async () => {
    const { refused, lines } = await play('station-liaison-2022');
    expect(refused).toEqual({
      'liaison-early': naming('巡察通知'),
      'work-report-early': naming('进驻', '甲局党组'),
      'kickoff-early': naming('见面会'),
      'survey-early': naming('进驻动员会'),
      'filing-early': naming('进驻动员会'),
      'filing-unsigned': naming('主要负责人签字'),
      'circular-half-checked': naming('被巡察党组织把关'),
      'press-half-checked': naming('组长审定'),
      'hearing-early': naming('汇报材料审核', '甲局党组'),
      'review-38': naming('不少于 40%，所填 38%', '（二）2'),
      'review-early': naming('工作汇报材料', '乙局党组'),
    });
    expect(lines).toEqual([
      // 16 May less two days is a Saturday: Friday the 13th, and it stays though the second organization was entered later.
      'liaison.list 3-1 2022-05-13 2022-05-13 met 0',
      'liaison.list 3-2 2022-05-13 2022-05-14 late 1',
      'station.entry 3-1 2022-05-16 2022-05-16 met 0',
      'station.entry 3-2 2022-05-16 2022-05-18 late 2',
      'work-report.materials 3-1 2022-05-19 2022-05-19 met 0',
      // In on the 18th: the 21st is a Saturday, Monday the 23rd.
      'work-report.materials 3-2 2022-05-23 2022-05-24 late 1',
    ]);
  }, 120_000);

  it('S4: the notice before the entry, about a month in the field', async () => {
    const { refused, lines } = await play('station-lixian-2019');
    expect(refused).toEqual({
      'notice-early': naming('专项巡察工作方案'),
      'mobilisation-early': naming('专项巡察工作方案'),
      'plan-unsigned': naming('县委同意'),
      'study-early': naming('动员部署会'),
      'first-meeting-early': naming('进驻'),
      'entry-without-talk': naming('进驻前衔接'),
      'hearing-early': naming('巡察动员会'),
      'kickoff-unsigned': naming('主要负责人签承诺书'),
      'talk-again': naming('谈话 3 已登记'),
      'immediate-unsigned': naming('领导小组同意'),
    });
    expect(lines).toEqual([
      'station.entry 1-1 2019-07-10 2019-07-10 met 0',
      // 10 August is a Saturday: Monday the 12th.
      'withdraw.exit 1-1 2019-08-12 2019-08-09 met 0',
    ]);
  }, 120_000);
});

describe('S2: from the letters to the withdrawal', () => {
  let played: Awaited<ReturnType<typeof play>>;

  beforeAll(async () => {
    played = await play('field-township-2022');
  }, 300_000);

  it('refuses what comes too early, and lists that are not six of the rest', () => {
    expect(played.refused).toEqual({
      'aud-replied-early': naming('签收'),
      'entry-without-notice': naming('巡察通知', '甲镇党委'),
      'statement-unsigned': naming('组长把关签字'),
      'exit-early': naming('进驻乡镇', '丙镇党委'),
      'committee-early': naming('进驻乡镇', '甲镇党委'),
      'weekly-plan-early': naming('进驻乡镇', '丙镇党委'),
      'mobile-authorization-early': naming('机动巡察村名单'),
      'mobile-notice-early': naming('机动巡察村批准授权'),
      'mobile-five': naming('恰为 6 个，所填 5 个', '二（二）、四（五）'),
      'mobile-fixed': naming('第 6 村方案已定', '二（二）、四（五）'),
      'mobile-unsigned': naming('领导小组批准授权'),
      'mobile-meeting-unauthorized': naming('机动巡察村批准授权', '机动巡察村报巡察办备案同意'),
      'mobile-meeting-without-consent': naming('机动巡察村报巡察办备案同意'),
      'papers-again': naming('问题 2 已登记'),
      'papers-unsorted': naming('other'),
      'orgd-returned-stranger': naming('第3组没有领过这份原件'),
    });
  });

  it('has every deadline of the three groups', () => {
    expect(played.lines).toEqual([
      // 21, 22 and the working Sunday 24 April: three working days are a week.
      'branch.committee 1-2022-04-18 2022-04-24 2022-04-22 met 0',
      'branch.committee 1-2022-04-25 2022-05-01 2022-04-27 met 0',
      // 5, 6 and the working Saturday 7 May; a week ends on its Sunday, holiday or not.
      'branch.committee 1-2022-05-02 2022-05-08 2022-05-07 met 0',
      'branch.committee 1-2022-05-09 2022-05-15 2022-05-12 met 0',
      'branch.committee 1-2022-05-16 2022-05-22 · overdue 23',
      'branch.committee 1-2022-05-23 2022-05-29 2022-05-29 met 0',
      'branch.committee 1-2022-05-30 2022-06-05 2022-06-01 met 0',
      'branch.committee 1-2022-06-06 2022-06-12 2022-06-10 met 0',
      'branch.committee 2-2022-04-18 2022-04-24 2022-04-24 met 0',
      'branch.committee 2-2022-04-25 2022-05-01 2022-04-29 met 0',
      'branch.committee 2-2022-05-02 2022-05-08 2022-05-06 met 0',
      'branch.committee 2-2022-05-09 2022-05-15 2022-05-13 met 0',
      'branch.committee 2-2022-05-16 2022-05-22 2022-05-20 met 0',
      'branch.committee 2-2022-05-23 2022-05-29 2022-05-27 met 0',
      // Out on Tuesday 7 June: the week of the 6th has two working days and owes nothing.
      'branch.committee 2-2022-05-30 2022-06-05 2022-06-02 met 0',
      // In on Sunday the 24th: the first week is the next. Out on Monday 13 June: the last is the one before.
      'branch.committee 3-2022-04-25 2022-05-01 2022-04-26 met 0',
      'branch.committee 3-2022-05-02 2022-05-08 2022-05-07 met 0',
      'branch.committee 3-2022-05-09 2022-05-15 2022-05-11 met 0',
      'branch.committee 3-2022-05-16 2022-05-22 2022-05-18 met 0',
      'branch.committee 3-2022-05-23 2022-05-29 2022-05-25 met 0',
      'branch.committee 3-2022-05-30 2022-06-05 2022-06-01 met 0',
      'branch.committee 3-2022-06-06 2022-06-12 2022-06-08 met 0',
      // Only the group with sub-groups.
      'branch.group 3-2022-04-25 2022-05-01 2022-04-28 met 0',
      'branch.group 3-2022-05-02 2022-05-08 2022-05-06 met 0',
      'branch.group 3-2022-05-09 2022-05-15 2022-05-10 met 0',
      'branch.group 3-2022-05-16 2022-05-22 2022-05-17 met 0',
      'branch.group 3-2022-05-23 2022-05-29 2022-05-24 met 0',
      'branch.group 3-2022-05-30 2022-06-05 2022-05-31 met 0',
      'branch.group 3-2022-06-06 2022-06-12 2022-06-07 met 0',
      // Judged at the real withdrawal: the lecture after it is late, the meeting on its morning is not.
      'branch.meetings 1 2022-06-10 2022-05-27 met 0',
      'branch.meetings 2 2022-06-07 2022-06-08 late 1',
      'branch.meetings 3 2022-06-13 2022-06-13 met 0',
      'group-plan.filing 1-1 2022-04-22 2022-04-20 met 0',
      'group-plan.filing 2-1 2022-04-22 2022-04-22 met 0',
      'group-plan.filing 3-1 2022-04-22 2022-04-25 late 3',
      // Ten days from each group's own withdrawal.
      'hearing.leading-group 1-1 2022-06-20 · open 0',
      'hearing.leading-group 2-1 2022-06-17 · open 0',
      'hearing.leading-group 3-1 2022-06-23 · open 0',
      'mobile-villages.list 1-1 2022-04-28 2022-04-28 met 0',
      // 24 April and 7 days: 1 May, a holiday to the 4th. The township inspected as a whole owes no list.
      'mobile-villages.list 3-1 2022-05-05 2022-05-06 late 1',
      'station.entry 1-1 2022-04-21 2022-04-21 met 0',
      'station.entry 2-1 2022-04-21 2022-04-21 met 0',
      'station.entry 3-1 2022-04-21 2022-04-24 late 3',
      'withdraw.exit 1-1 2022-06-10 2022-06-10 met 0',
      'withdraw.exit 2-1 2022-06-10 2022-06-07 met 0',
      'withdraw.exit 3-1 2022-06-10 2022-06-13 late 3',
    ]);
  });

  it('enters the villages of the plan and those authorized, no other', async () => {
    const meet = (village: number, kind: string, at: string) =>
      running.api.post<{ id: string }>(
        'rounds/R2022-07/inspections/1-1/facts',
        {
          fact: 'village.first-meeting',
          on: `village/1-1-${village}`,
          at,
          data: { kind },
          evidence: [`第${village}村见面会照片`],
        },
        `village-${village}-${at}`,
      );
    for (const no of [1, 2, 3, 4, 5, 6]) await meet(no, 'fixed', '2022-04-22');
    await expect(meet(7, 'mobile', '2022-04-28')).rejects.toThrow(/机动巡察村批准授权.*2022年4月29日/);
    for (const no of [7, 8, 9, 10, 11, 12]) await meet(no, 'mobile', '2022-05-05');
    await expect(meet(13, 'mobile', '2022-05-05')).rejects.toThrow(/第 13 村不在机动巡察村名单内.*四（三）3/);
    await expect(meet(14, 'mobile', '2022-05-05')).rejects.toThrow('这里没有 village/1-1-14');
    const { total } = await running.api.get<{ total: number }>(
      'rounds/R2022-07/facts?fact=village.first-meeting&workflow=R2022-07-01-1',
    );
    expect(total).toBe(12);
  });

  it('counts meetings and weekly plans held and due, and the problems by village', async () => {
    type Counter = Record<'rule' | 'step', string> & Record<'group' | 'held' | 'due', number>;
    const counters = await running.api.get<Counter[]>('rounds/R2022-07/counters?date=2022-06-14');
    const told = counters.map(({ rule, step, group, held, due }) => `${rule} ${step} ${group} ${held}/${due}`);
    expect(told.sort()).toEqual([
      'branch.committee plan.branch-committee 1 7/8',
      'branch.committee plan.branch-committee 2 7/7',
      'branch.committee plan.branch-committee 3 7/7',
      'branch.group plan.branch-groups 3 7/7',
      'branch.meetings plan.branch-general 1 2/2',
      'branch.meetings plan.branch-general 2 2/2',
      'branch.meetings plan.branch-general 3 2/2',
      'branch.meetings plan.branch-lecture 1 1/1',
      'branch.meetings plan.branch-lecture 2 1/1',
      'branch.meetings plan.branch-lecture 3 1/1',
      // 8 working days in April from the 21st, 20 in May, 7 in June to the 10th; the meeting of 2 April is not in the window.
      'group.meeting plan.group-meetings 1 6/35',
      'group.meeting plan.group-meetings 2 2/32',
      'group.meeting plan.group-meetings 3 2/34',
      'learn.weekly-plan learn.weekly-plan 1 8/8',
      'learn.weekly-plan learn.weekly-plan 2 2/7',
      'learn.weekly-plan learn.weekly-plan 3 1/7',
    ]);
    type Cell = { village: number; kind: string; count: number };
    const cells = await running.api.get<Cell[]>('rounds/R2022-07/inspections/1-1/matrix?step=learn.working-papers');
    expect(cells.map(({ village, kind, count }) => `${village} ${kind} ${count}`)).toEqual([
      '0 decisions 1',
      '1 weakness 2',
      '7 conduct 1',
      '7 weakness 2',
    ]);
  });
});
