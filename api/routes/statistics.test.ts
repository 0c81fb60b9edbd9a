import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { eachDay } from '../../procedure/calendar/date.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import type { Subject } from '../../procedure/heart/state.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { roleTitle } from '../../procedure/words.ts';
import { signedIn } from '../../test/permissions/holders.ts';
import { type Json, type TestApi, testApi } from '../../test/support/api.ts';
import { entries, flush, GROUPS, ROUND, recorded } from '../../test/support/ledger.ts';

const book = rulebookLibrary().resolve('xinghai-wuyang');
const TODAY = '2022-06-20';
const SOON_DAYS = 3;
const PERIOD = { from: '2022-05-01', to: '2022-06-20' };

interface Duty {
  rule: string;
  subject: Subject;
  base: string;
  due: string;
  metOn?: string;
  provisional?: boolean;
  yellow?: string;
}

const inspection = (group: number, org: number) => ({ group, org });
const unit = (code: string): Subject => ({ letter: code, unit: code });

/** What is owed, written by hand: every way of being early, late, open and uncertain. */
const DUTIES: Duty[] = [
  { rule: 'inquiry.reply', subject: unit('aud'), base: '2022-04-20', due: '2022-05-04', metOn: '2022-05-02' },
  { rule: 'inquiry.reply', subject: unit('disc'), base: '2022-04-20', due: '2022-05-04', metOn: '2022-05-09' },
  { rule: 'inquiry.reply', subject: unit('orgd'), base: '2022-04-20', due: '2022-05-10' },
  { rule: 'inquiry.reply', subject: unit('court'), base: '2022-06-01', due: '2022-06-22', yellow: '2022-06-10' },
  { rule: 'rectification.plan', subject: inspection(1, 1), base: '2022-05-20', due: '2022-06-03', metOn: '2022-06-03' },
  { rule: 'rectification.plan', subject: inspection(1, 2), base: '2022-05-20', due: '2022-06-03', metOn: '2022-06-08' },
  { rule: 'rectification.plan', subject: inspection(2, 1), base: '2022-06-01', due: '2022-06-15' },
  { rule: 'rectification.report', subject: inspection(1, 1), base: '2022-06-10', due: '2022-07-10' },
  { rule: 'rectification.report', subject: inspection(1, 2), base: '2022-06-10', due: '2022-06-28', provisional: true },
  {
    rule: 'rectification.report',
    subject: inspection(2, 1),
    base: '2022-04-01',
    due: '2022-04-20',
    metOn: '2022-04-20',
  },
  // Met before it began to count, and before the period.
  {
    rule: 'rectification.plan',
    subject: { group: 2, org: 9 },
    base: '2022-06-02',
    due: '2022-06-12',
    metOn: '2022-06-01',
  },
];
const keyOf = (duty: Duty) => `${duty.rule}@${JSON.stringify(duty.subject)}`;

function bodiesOf(duty: Duty): EntryBody[] {
  const { rule, subject, base, due, metOn, provisional = false, yellow } = duty;
  const ref = { key: keyOf(duty), rule, subject };
  const begun: EntryBody = { type: 'deadline.opened', ...ref, due, base, provisional, triggers: ['f'], yellow };
  if (metOn === undefined) return [begun];
  return [begun, { type: 'deadline.met', ...ref, metOn, late: metOn > due, due, factId: 'f' }];
}

/** The light of a duty on a day, told as a person would with the sheet before them. */
function lightOn(day: string, { base, due, metOn, provisional, yellow }: Duty): string {
  if (provisional || day < base || (metOn !== undefined && day >= metOn)) return 'none';
  if (day > due) return 'red';
  const left = [...eachDay(day, due)].length - 1;
  return (yellow !== undefined ? day >= yellow : left <= SOON_DAYS) ? 'yellow' : 'green';
}

let api: TestApi;
const get = async (path: string, headers?: Record<string, string>): Promise<Json> =>
  (await api.send('GET', `/api/statistics/${path}`, headers ? { auth: null, headers } : {})).json;
const query = new URLSearchParams(PERIOD);

beforeAll(async () => {
  api = await testApi({ now: new Date(`${TODAY}T02:00:00Z`) });
  await saveRulebook(api.client.db, book, '2022-01-01T00:00:00.000Z');
  const item = (id: string, fact: string, ref: string, date: string, numbers: string[]) =>
    recorded(id, fact, `inspection/${ref}`, date, { numbers });
  const bodies: EntryBody[] = [
    { type: 'round.started', groups: GROUPS, params: {}, plans: {} },
    ...DUTIES.flatMap(bodiesOf),
    ...['aud', 'disc', 'orgd'].map((to) =>
      recorded(`s-${to}`, 'letter.sent', `letter/${to}`, '2022-04-18', { unit: to, kind: 'inquiry' }),
    ),
    recorded('r-aud', 'letter.received', 'letter/aud', '2022-04-20'),
    recorded('r-disc', 'letter.received', 'letter/disc', '2022-04-20'),
    recorded('p-aud', 'letter.replied', 'letter/aud', '2022-05-02'),
    item('i1', 'rectify.items', '1-1', '2022-05-21', ['1', '2', '3', '4']),
    item('i2', 'rectify.item-sign-off', '1-1', '2022-06-01', ['1', '2', '3']),
    // Taken up again, and one of them signed off once more.
    item('i3', 'rectify.item-reopening', '1-1', '2022-06-05', ['2', '3']),
    item('i4', 'rectify.item-sign-off', '1-1', '2022-06-10', ['3']),
    item('i5', 'rectify.items', '2-1', '2022-05-21', ['1', '2']),
  ];
  await api.record(flush(entries(bodies, { rulebookHash: book.hash })));
});
afterAll(() => api.close());

describe('lights of each day', () => {
  it('are those of a count by hand', async () => {
    const { days, from, to } = await get(`lights?${query}`);
    expect({ from, to }).toEqual(PERIOD);
    const expected = [...eachDay(PERIOD.from, PERIOD.to)].map((day) => {
      const shown = DUTIES.map((duty) => lightOn(day, duty));
      const n = (light: string) => shown.filter((one) => one === light).length;
      return { day, green: n('green'), yellow: n('yellow'), red: n('red') };
    });
    expect(days).toEqual(expected);
    expect(days.some(({ red }: Json) => red > 0) && days.some(({ yellow }: Json) => yellow > 0)).toBe(true);
  });

  it('stand as the list of deadlines shows them today', async () => {
    const { days } = await get(`lights?${query}`);
    for (const light of ['green', 'yellow', 'red']) {
      const { total } = (await api.send('GET', `/api/deadlines?light=${light}`)).json;
      expect([light, days.at(-1)[light]]).toEqual([light, total]);
    }
  });

  it('end today, and a period that is none or too long is refused by its field', async () => {
    expect((await get('lights?from=2022-06-19&to=2022-12-31')).days).toHaveLength(2);
    expect((await get('lights?from=2022-07-01&to=2022-07-02')).days).toEqual([]);
    for (const bad of ['from=2022-06-02&to=2022-06-01', 'from=2020-01-01&to=2022-01-01']) {
      const { status, json } = await api.send('GET', `/api/statistics/lights?${bad}`);
      expect([status, json.errors[0].field]).toEqual([400, 'to']);
    }
  });
});

describe('what was done in time', () => {
  it('is told by unit, the worst first', async () => {
    const { items, all } = await get(`on-time?by=unit&${query}`);
    expect(
      items.map(({ code, met, late, overdue, open, rate }: Json) => [code, met, late, overdue, open, rate]),
    ).toEqual([
      ['disc', 0, 1, 0, 0, 0],
      ['orgd', 0, 0, 1, 0, 0],
      ['aud', 1, 0, 0, 0, 1],
    ]);
    expect(all).toEqual({ met: 1, late: 1, overdue: 1, open: 0, rate: 0.3333 });
  });

  it('is told by organization, by who owes it and by rule, with the same sums', async () => {
    const whole = new URLSearchParams({ from: '2022-04-01', to: '2022-12-31' });
    const own = DUTIES.filter(({ subject }) => subject.unit === undefined);
    const { items, total } = await get(`on-time?by=organization&${whole}`);
    expect(total).toBe(4);
    const one = items.find(({ code }: Json) => code === `${ROUND}/1-2`);
    expect(one).toMatchObject({ title: `${ROUND} 第1组·乙镇党委`, met: 0, late: 1, overdue: 0, open: 1, rate: 0 });
    const count = (rows: Json[]) => rows.reduce((n, row) => n + row.met + row.late + row.overdue + row.open, 0);
    expect(count(items)).toBe(own.length);
    for (const by of ['party', 'rule'])
      expect(count((await get(`on-time?by=${by}&${whole}`)).items)).toBe(DUTIES.length);
    const rules = (await get(`on-time?by=rule&${whole}`)).items;
    expect(rules.find(({ code }: Json) => code === 'inquiry.reply')).toMatchObject({
      met: 1,
      late: 1,
      overdue: 1,
      open: 1,
    });
  });
});

it('what falls due in the weeks ahead stands with who owes it, overdue apart', async () => {
  const { weeks, owners } = await get('workload?weeks=4');
  expect(weeks[0]).toEqual({ from: '2022-06-20', to: '2022-06-26' });
  const n = (code: string) => owners.find((one: Json) => one.title === roleTitle(code));
  expect(n('court')).toMatchObject({ overdue: 0, weeks: [1, 0, 0, 0] });
  expect(n('org')).toMatchObject({ overdue: 1, weeks: [0, 0, 0, 0] });
  const reports = owners.filter(({ weeks: counts }: Json) => counts[1] + counts[2] > 0);
  expect(reports).toMatchObject([{ overdue: 0, weeks: [0, 1, 1, 0] }]);
  const open = DUTIES.filter(({ metOn, due }) => metOn === undefined && due <= '2022-07-17');
  const all = owners.reduce(
    (sum: number, one: Json) => sum + one.overdue + one.weeks.reduce((a: number, b: number) => a + b),
    0,
  );
  expect(all).toBe(open.length);
});

it('counts letters received against signature, and problems signed off and not taken up again', async () => {
  const receipts = await get('receipts');
  expect(
    receipts.items.map(({ unit: of, sent, received, replied, rate }: Json) => [of, sent, received, replied, rate]),
  ).toEqual([
    ['orgd', 1, 0, 0, 0],
    ['aud', 1, 1, 1, 1],
    ['disc', 1, 1, 0, 1],
  ]);
  expect((await get(`sign-offs?round=${ROUND}`)).items).toEqual([
    { round: ROUND, ref: '1-1', title: '第1组·甲镇党委', items: 4, signedOff: 2, rate: 0.5 },
    { round: ROUND, ref: '2-1', title: '第2组·丙局党组', items: 2, signedOff: 0, rate: 0 },
  ]);
  expect((await get('sign-offs')).items).toEqual([
    { round: ROUND, ref: null, title: ROUND, items: 6, signedOff: 2, rate: 0.3333 },
  ]);
});

it('is of no more than its asker may see', async () => {
  const whole = new URLSearchParams({ from: '2022-04-01', to: '2022-12-31' });
  const group = await signedIn(api, 'member-1', [{ role: 'member', kind: 'group', of: `${ROUND}/1` }]);
  expect((await get(`on-time?by=organization&${whole}`, group)).items.map(({ code }: Json) => code).sort()).toEqual([
    `${ROUND}/1-1`,
    `${ROUND}/1-2`,
  ]);
  expect((await get('sign-offs', group)).items).toMatchObject([{ items: 4, signedOff: 2 }]);
  expect((await get('receipts', group)).items).toEqual([]);
  expect((await get('workload', group)).owners.map(({ title }: Json) => title)).not.toContain('court');
  const audit = await signedIn(api, 'aud', [{ role: 'unit', kind: 'unit', of: 'aud' }]);
  expect((await get(`on-time?by=unit&${whole}`, audit)).items.map(({ code }: Json) => code)).toEqual(['aud']);
  expect((await get('receipts', audit)).items.map(({ unit: of }: Json) => of)).toEqual(['aud']);
  const other = await signedIn(api, 'else', [{ role: 'member', kind: 'group', of: 'R2022-03/1' }]);
  const { days } = await get(`lights?${query}&round=${ROUND}`, other);
  expect(days.every(({ green, yellow, red }: Json) => green + yellow + red === 0)).toBe(true);
  expect((await get(`sign-offs?round=${ROUND}`, other)).items).toEqual([]);
});
