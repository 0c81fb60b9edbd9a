import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, World } from '../../test/support/heart.ts';
import { checklist } from './checklist.ts';
import { countersOf } from './counters.ts';
import { custodyOf } from './originals.ts';

const late = { late: '补录' };

describe('the custody of originals', () => {
  function world(): World {
    const w = new World({ book: bookOf('wuyang-2023'), start: '2023-04-01', groups: groupsOf([1, 1, 1]) });
    w.fact('letter/aud', 'letter.sent', '2023-04-03', {}, late);
    w.fact('letter/aud', 'letter.received', '2023-04-04');
    w.fact('letter/aud', 'letter.replied', '2023-04-06', { number: '7' });
    w.fact('letter/aud', 'letter.distributed', '2023-04-07', { number: '7', orgs: ['2-1'] });
    return w;
  }

  it('follows each one: registered, handed out, given back, filed', () => {
    const w = world();
    const own = { letter: 'letter/aud', number: '7', registered: '2023-04-06', group: 2, handed: '2023-04-07' };
    expect(custodyOf(w.round)).toEqual([{ ...own, returned: undefined, filed: undefined }]);
    const file = () => w.tryFact('letter/aud', 'letter.original-archived', '2023-07-03', { number: '7' });
    expect(file()).toMatchObject({
      field: 'data.number',
      detail: expect.stringContaining('原件 7 还在第2组，先退还再归档（依据：'),
    });
    w.fact('letter/aud', 'letter.original-returned', '2023-07-01', { number: '7', group: 2 });
    expect(file()).toBeUndefined();
    expect(custodyOf(w.round)).toEqual([{ ...own, returned: '2023-07-01', filed: '2023-07-03' }]);
  });

  it('refuses a return by who never held it, and of what never went out', () => {
    const w = world();
    const back = (data: object) => w.tryFact('letter/aud', 'letter.original-returned', '2023-07-01', data);
    expect(back({ number: '7', group: 1 })).toMatchObject({
      field: 'data.group',
      detail: expect.stringContaining('第1组没有领过'),
    });
    expect(back({ number: '8' })).toMatchObject({
      field: 'data.number',
      detail: expect.stringContaining('没有分送过原件 8，无可退还'),
    });
    expect(back({ number: '7' })).toBeUndefined();
  });
});

it('a letter of names to check waits for the approved list, where one was handed in', () => {
  const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01' });
  w.fact('inspection/1-1', 'station.entry', '2021-03-08', {}, late);
  const H = 'R2022-02-01-1';
  const names = {
    type: 'record-fact',
    fact: 'learn.spot-check-names',
    on: 'inspection/1-1',
    at: '2021-03-10',
  } as const;
  const send = () =>
    w.tryFact('letter/orgd-personal-matters', 'letter.sent', '2021-03-15', {
      unit: 'orgd',
      kind: 'personal-matters',
      orgs: ['1-1'],
    });
  expect(w.command(H, { ...names, data: {} }, '2021-03-10')).toMatchObject({ field: 'approval' });
  const approvals = [{ by: '甲', role: 'lg.exec', date: '2021-03-20' }];
  expect(w.command(H, { ...names, at: '2021-03-20', data: {} }, '2021-03-20', 'n', { approvals })).toBeUndefined();
  expect(send()).toMatchObject({ code: 'gate', missing: [{ step: 'learn.spot-check-names', since: '2021-03-20' }] });
});

it('a request for assistance goes out when it was listed and reported', () => {
  const w = new World({ book: bookOf('wuyang-2023'), start: '2023-04-01' });
  w.fact('inspection/1-1', 'station.entry', '2023-05-08', {}, late);
  const send = (unit: string) =>
    w.tryFact(`letter/${unit}-assist`, 'letter.sent', '2023-05-12', { unit, kind: 'assist', orgs: ['1-1'] });
  w.fact('inspection/1-1', 'learn.assist', '2023-05-15');
  expect(send('fin')).toMatchObject({ code: 'gate', missing: [{ step: 'learn.assist', since: '2023-05-15' }] });
  expect(send('xf')).toMatchObject({ field: 'data.unit' });
});

it('a checklist tells what a step waits for, done and missing', () => {
  const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01' });
  w.fact('inspection/1-1', 'learn.borrow', '2021-03-09', { numbers: ['1'], kind: 'regular' });
  w.fact('inspection/1-1', 'withdraw.return', '2021-04-10', {});
  w.fact('inspection/1-1', 'learn.borrow', '2021-04-11', { numbers: ['2'], kind: 'regular' });
  const lines = checklist(w.inspection('1-1'), 'withdraw.exit', 'inspection/1-1');
  expect(lines.map(({ step, thing, done, strength }) => [step, thing, done, strength])).toEqual(
    [
      ['withdraw.return', undefined, '2021-04-10', 'hard'],
      ['withdraw.return', '调阅件 1', '2021-04-10', 'hard'],
      ['withdraw.return', '调阅件 2', undefined, 'hard'],
      ['withdraw.secrecy-check', undefined, undefined, 'hard'],
      ['withdraw.talk', undefined, undefined, 'soft'],
    ].filter(([step]) => step !== 'withdraw.talk'),
  );
});

it('counters tell what was held of what is due, by now and in the whole stay', () => {
  const exit = '2022-06-10';
  const w = new World({ book: bookOf('township-2022'), start: '2022-04-01', params: { exit } });
  w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, late);
  for (const day of ['2022-04-21', '2022-04-22', '2022-04-24']) w.fact('group/1', 'plan.group-meetings', day);
  w.fact('group/1', 'plan.branch-general', '2022-04-22');
  w.fact('group/1', 'learn.weekly-plan', '2022-04-25');
  const by = (rule: string, on: string) =>
    countersOf(w.round, on)
      .filter((one) => one.rule === rule || one.step === rule)
      .map(({ held, dueByNow, due }) => [held, dueByNow, due]);
  expect(by('group.meeting', '2022-04-24')).toEqual([[3, 3, 35]]);
  expect(by('branch.committee', exit)).toEqual([[0, 8, 8]]);
  expect(by('learn.weekly-plan', '2022-04-30')).toEqual([[1, 2, 8]]);
  expect(by('plan.branch-general', exit)).toEqual([[1, undefined, 2]]);
});
