import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { fastForward } from '../../rehearsal/skipping.ts';
import type { Json } from '../support/api.ts';
import { type Desk, openDesk } from './desk.ts';

let desk: Desk;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'), 'rehearsals-test');
}, 240_000);

afterAll(() => desk?.close());

const GROUPS = [
  { no: 1, inspects: [{ no: 1, name: '甲局党组' }] },
  { no: 2, inspects: [{ no: 1, name: '乙局党组' }] },
];

async function rehearsal(start: string, more: object = {}): Promise<string> {
  const body = { rulebook: 'wuyang-2023', start, groups: GROUPS, ...more };
  const { status, json } = await desk.send('POST', 'rehearsals', body);
  expect(status).toBe(201);
  return json.round;
}

async function advance(round: string, by: unknown, key?: string): Promise<Json> {
  const asked = await desk.send('POST', `rehearsals/${round}/advance`, { by }, key);
  if (asked.status !== 202) return asked;
  for (;;) {
    const told = await desk.send('GET', `rehearsals/${round}/advances/${asked.json.id}`);
    if (told.json.status !== 'running') return told;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/** What fell due, as [kind, rung, instant] in the order it is told. */
const fell = ({ json }: Json) =>
  json.entries
    .filter((one: Json) => one.fellDueAt !== null)
    .map(({ body, fellDueAt }: Json) => [body.type, body.rung ?? '', fellDueAt]);

describe('a letter that is never answered', () => {
  it('is warned of, lapses and climbs at its exact instants, by day and to the next deadline', async () => {
    const round = await rehearsal('2023-04-14');
    const clock = await desk.send('GET', `rehearsals/${round}`);
    expect(clock.json).toMatchObject({
      ended: false,
      todayText: '2023年4月14日（周五）',
      nextDue: null,
      advancing: null,
    });
    expect(clock.json.workflows.map(({ title }: Json) => title)).toEqual(['轮次', '第1组·甲局党组', '第2组·乙局党组']);

    await advance(round, { to: '2023-04-14' });
    const letters = `rehearsals/${round}/letters`;
    expect((await desk.send('POST', letters, { at: '2023-04-14', kind: 'inquiry', units: ['aud'] })).status).toBe(200);
    const day = await advance(round, { to: '2023-04-17' });
    expect(fell(day)).toEqual([]);
    const receipt = { items: [{ letter: 'aud', at: '2023-04-17' }] };
    expect((await desk.send('POST', `${letters}/receipts`, receipt)).status).toBe(200);

    const due = await desk.send('GET', `rehearsals/${round}`);
    expect(due.json.nextDue).toMatchObject({ instant: '2023-04-19T00:30:00.000Z', workflows: [round] });
    const shown = await desk.send('GET', `rehearsals/deadlines?round=${round}&rule=inquiry.reply`);
    // Its lights are seen from the rehearsal's own day: due on 20 April, three days ahead.
    expect(shown.json.items.map(({ due: on, light }: Json) => [on, light])).toEqual([['2023-04-20', 'yellow']]);

    expect(fell(await advance(round, 'day'))).toEqual([]);
    const warned = await advance(round, 'next');
    expect(warned.json).toMatchObject({ status: 'done', target: '2023-04-19T00:30:00.000Z' });
    expect(fell(warned)).toEqual([['rung.fired', 'warn:1 working day before', '2023-04-19T00:30:00.000Z']]);
    const lapsed = await advance(round, 'next');
    expect(lapsed.json.targetText).toBe('2023年4月20日（周四）24:00');
    expect(fell(lapsed)).toEqual([
      ['deadline.lapsed', '', '2023-04-20T16:00:00.000Z'],
      ['rung.fired', 'due', '2023-04-20T16:00:00.000Z'],
    ]);
    // 22 April is a Saturday, 23 April a working Sunday before the May holiday.
    const climbed = await advance(round, 'next');
    expect(fell(climbed)).toEqual([['rung.fired', 'after:2 working days', '2023-04-23T00:30:00.000Z']]);
    const none = await desk.send('POST', `rehearsals/${round}/advance`, { by: 'next' });
    expect([none.status, none.json.code]).toEqual([422, 'nothing-due']);
    const overdue = await desk.send('GET', `rehearsals/deadlines?round=${round}&rule=inquiry.reply`);
    expect(overdue.json.items.map(({ light, verdict }: Json) => [light, verdict])).toEqual([['red', 'overdue']]);
  });
});

describe('several workflows', () => {
  it('pass what falls due in its order, what a copied fact started included', async () => {
    const towns = [1, 2].map((no) => ({ no, inspects: [{ no: 1, name: `第${no}镇党委`, villages: 12 }] }));
    const params = { exit: '2022-06-10' };
    const round = await rehearsal('2022-04-20', { rulebook: 'township-2022', groups: towns, params });
    const [first, second] = [`${round}-01-1`, `${round}-02-1`];
    await advance(round, { to: '2022-04-21' });
    for (const ref of ['1-1', '2-1']) {
      const path = `rehearsals/${round}/inspections/${ref}/facts`;
      const fact = { fact: 'station.entry', at: '2022-04-21', late: '试验' };
      expect((await desk.send('POST', path, fact)).status).toBe(200);
    }
    const passed = await advance(round, { to: '2022-05-03' });
    expect(passed.json.status).toBe('done');
    const due = passed.json.entries.filter((one: Json) => one.fellDueAt !== null);
    // The round counts the weeks of a stay it only knows by the copies of both entries: of group 1 and of group 2.
    const lapsed = due.filter(({ body }: Json) => body.type === 'deadline.lapsed');
    expect(lapsed.map(({ workflowId, fellDueAt, body }: Json) => [workflowId, fellDueAt, body.rule])).toEqual([
      [round, '2022-04-24T16:00:00.000Z', 'branch.committee'],
      [round, '2022-04-24T16:00:00.000Z', 'branch.committee'],
      [first, '2022-04-28T16:00:00.000Z', 'mobile-villages.list'],
      [second, '2022-04-28T16:00:00.000Z', 'mobile-villages.list'],
      [round, '2022-05-01T16:00:00.000Z', 'branch.committee'],
      [round, '2022-05-01T16:00:00.000Z', 'branch.committee'],
    ]);
    // Over all workflows each was recorded when it fell due, before anything later fell due in another one.
    for (const { fellDueAt, recordedAt } of due) {
      const behind = Date.parse(recordedAt) - Date.parse(fellDueAt);
      expect(behind).toBeGreaterThanOrEqual(0);
      expect(behind).toBeLessThan(5_000);
    }
    const clock = await desk.send('GET', `rehearsals/${round}`);
    const clocks = clock.json.workflows.map(({ now }: Json) => now.slice(0, 13));
    expect(clocks).toEqual(['2022-05-03T04', '2022-05-03T04', '2022-05-03T04']);
    // The plan of the rehearsal has what happened in it beside what was planned.
    const plan = await desk.send('GET', `rehearsals/${round}/plan`);
    const list = plan.json.lines.find(
      ({ rule, subject }: Json) => rule === 'mobile-villages.list' && subject.group === 1,
    );
    expect(list).toMatchObject({
      due: '2022-04-28',
      light: 'red',
      trigger: { standing: 'happened', date: '2022-04-21' },
    });
    expect(list.real).toMatchObject([{ workflowId: first, due: '2022-04-28', verdict: 'overdue' }]);
    const hearing = plan.json.lines.find(({ rule }: Json) => rule === 'hearing.leading-group');
    expect(hearing).toMatchObject({ due: '2022-06-20', light: 'green', real: [] });
  });
});

describe('an Idempotency-Key', () => {
  it('starts once and advances once, also where the interface was started again', async () => {
    const body = { rulebook: 'wuyang-2023', start: '2023-04-14', groups: GROUPS };
    const first = await desk.send('POST', 'rehearsals', body, 'same-start');
    const again = await desk.send('POST', 'rehearsals', body, 'same-start');
    expect([first.status, again.status, again.json.round]).toEqual([201, 200, first.json.round]);
    const { round } = first.json;
    const day = await advance(round, 'day', 'same-day');
    expect(day.json.target).toBe('2023-04-15T04:00:00.000Z');
    const repeated = await advance(round, 'day', 'same-day');
    expect(repeated.json).toMatchObject({ id: day.json.id, target: day.json.target, status: 'done' });
    await desk.restart();
    const later = await advance(round, 'day', 'same-day');
    expect(later.json).toMatchObject({ id: day.json.id, target: day.json.target, status: 'done' });
    expect((await desk.send('GET', `rehearsals/${round}`)).json.today).toBe('2023-04-15');
    const other = await desk.send('POST', `rehearsals/${round}/advance`, { by: 'next' }, 'same-day');
    expect([other.status, other.json.code]).toEqual([409, 'key-reused']);
    const back = await desk.send('POST', `rehearsals/${round}/advance`, { by: { to: '2023-04-14' } });
    expect([back.status, back.json.code, back.json.detail]).toEqual([
      422,
      'clock-never-back',
      '时钟只能往前拨：现在是2023年4月15日（周六），不能拨到2023年4月14日（周五）',
    ]);
  });

  it('goes on with an advance that was broken off, to where it was to and no further', async () => {
    const towns = [{ no: 1, inspects: [{ no: 1, name: '甲镇党委', villages: 12 }] }];
    const round = await rehearsal('2022-04-20', {
      rulebook: 'township-2022',
      groups: towns,
      params: { exit: '2023-06-09' },
    });
    await advance(round, { to: '2022-04-21' });
    const entry = { fact: 'station.entry', at: '2022-04-21', late: '试验' };
    expect((await desk.send('POST', `rehearsals/${round}/inspections/1-1/facts`, entry)).status).toBe(200);
    const by = { to: '2023-01-20' };
    const begun = await desk.send('POST', `rehearsals/${round}/advance`, { by }, 'long');
    // Forty weeks, each with what falls due in it: longer than an answer waits.
    expect([begun.status, begun.json.status, begun.json.target]).toEqual([202, 'running', '2023-01-20T04:00:00.000Z']);
    expect(begun.json.reached < begun.json.target).toBe(true);
    await desk.restart();
    const ended = await advance(round, by, 'long');
    expect(ended.json).toMatchObject({ id: begun.json.id, status: 'done', reached: begun.json.target, more: false });
    const weeks = ended.json.entries.filter(({ body }: Json) => body.type === 'deadline.lapsed');
    const keys = weeks.map(({ body }: Json) => body.key);
    expect(new Set(keys).size).toBe(keys.length);
    expect(keys.length).toBeGreaterThan(30);
    expect((await desk.send('GET', `rehearsals/${round}`)).json.today).toBe('2023-01-20');
  });

  it('is needed, and one advance at a time is enough', async () => {
    const round = await rehearsal('2023-04-14');
    const both = await Promise.all(
      ['a', 'b'].map((key) => desk.send('POST', `rehearsals/${round}/advance`, { by: { to: '2023-12-01' } }, key)),
    );
    expect(
      both
        .map(({ status }) => status)
        .sort()
        .at(-1),
    ).toBe(409);
    expect(both.find(({ status }) => status === 409)?.json.code).toBe('advancing');
    const far = await desk.send('POST', `rehearsals/${await rehearsal('2023-04-14')}/advance`, {
      by: { to: '9999-01-01' },
    });
    expect([far.status, far.json.code]).toEqual([422, 'too-far']);
    const early = await desk.send('POST', 'rehearsals', {
      rulebook: 'wuyang-2023',
      start: '0999-01-01',
      groups: GROUPS,
    });
    expect([early.status, early.json.errors[0].field]).toEqual([400, 'start']);
    const odd = await desk.send('POST', `rehearsals/${round}/advance`, { by: 'week' });
    expect([odd.status, odd.json.errors[0].field]).toEqual([400, 'by']);
    const keyless = await desk.send('POST', `rehearsals/${round}/advance`, { by: 'day' }, '');
    expect([keyless.status, keyless.json.errors[0].field]).toEqual([400, 'Idempotency-Key']);
  });
});

describe('a real round', () => {
  it('is never advanced: the interface says so, and the engine itself refuses', async () => {
    const body = { no: 'R2026-31', rulebook: 'wuyang-2023', groups: GROUPS };
    expect((await desk.send('POST', 'rounds', body)).status).toBe(201);
    const refused = await desk.send('POST', 'rehearsals/R2026-31/advance', { by: 'day' });
    expect([refused.status, refused.json.code, refused.json.detail]).toEqual([
      422,
      'real-round',
      'R2026-31 是真的轮次，不是演练：它的时钟不能拨动',
    ]);
    const fact = await desk.send('POST', 'rehearsals/R2026-31/facts', { fact: 'plan.round-plan', at: '2026-11-20' });
    expect([fact.status, fact.json.code]).toEqual([422, 'real-round']);
    const nobody = await desk.send('GET', 'rehearsals/R2026-32');
    expect([nobody.status, nobody.json.detail]).toEqual([404, '没有演练 R2026-32']);
    // The same call that moves a rehearsal’s clock, on the workflow of the real round.
    const before = await desk.real.workflow.getHandle('R2026-31').describe();
    await expect(fastForward(desk.real, 'R2026-31', 86_400_000)).rejects.toThrow(
      /time.?skipping|not (enabled|supported)/i,
    );
    const after = await desk.real.workflow.getHandle('R2026-31').describe();
    expect(after.raw.workflowExtendedInfo?.timeSkippingInfo ?? null).toEqual(
      before.raw.workflowExtendedInfo?.timeSkippingInfo ?? null,
    );
  });
});

describe('the end', () => {
  it('stops the clock and keeps the ledger', async () => {
    const round = await rehearsal('2023-04-14');
    const ended = await desk.send('POST', `rehearsals/${round}/end`);
    expect(ended.json).toMatchObject({ ended: true, workflows: [round, `${round}-01-1`, `${round}-02-1`] });
    const shown = await desk.send('GET', `rehearsals/${round}`);
    expect(shown.json).toMatchObject({ ended: true, now: null, nextDue: null });
    expect((await desk.send('POST', `rehearsals/${round}/end`)).status).toBe(200);
    const list = await desk.send('GET', 'rehearsals');
    expect(list.json.map((one: Json) => one.round)).toContain(round);
    const described = await desk.send('GET', 'openapi.json');
    expect(Object.keys(described.json.paths)).toEqual(
      expect.arrayContaining([
        '/api/rehearsals/{round}/advance',
        '/api/rehearsals/{round}/facts',
        '/api/rounds/{round}/facts',
      ]),
    );
    // None of it stands among the real rounds.
    expect((await desk.send('GET', 'rounds')).json.items.map((one: Json) => one.round)).not.toContain(round);
  });
});
