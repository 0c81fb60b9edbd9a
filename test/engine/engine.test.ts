import { describe, expect, it } from 'vitest';
import { entriesOfRound } from '../../db/queries/entries.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import type { Group } from '../../procedure/heart/state.ts';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { rehearse } from '../../rehearsal/rehearse.ts';
import { fetchChain } from '../../workflows/replay.ts';
import { fact } from '../support/round.ts';
import { auditedProduct } from './audited.ts';
import { Played } from './virtual.ts';

const { product, expectEqual } = auditedProduct();

const sent = (letter: string, date: string) =>
  fact('letter.sent', `letter/${letter}`, date, { data: { unit: letter, kind: 'inquiry' } });
const received = (letter: string, date: string) => fact('letter.received', `letter/${letter}`, date);
const replied = (letter: string, date: string) => fact('letter.replied', `letter/${letter}`, date);
const late = { late: '试验' };

describe('virtual time', () => {
  it('takes a letter never answered from warned to overdue and up each rung once, at the exact instants', async () => {
    const played = await Played.start(product(), { rulebook: 'wuyang-2023', instant: '2023-04-14T00:00:00.000Z' });
    const { round } = played;
    await played.on('2023-04-14', round, sent('aud', '2023-04-14'));
    await played.on('2023-04-17', round, received('aud', '2023-04-17'));
    await played.on('2023-05-04', round, replied('aud', '2023-05-04'));
    await played.until('2023-07-31');
    const key = 'inquiry.reply@letter/aud';
    const own = (await played.entries()).filter(({ body }) => 'key' in body && body.key === key);
    const what = own.map(({ body, fellDueAt }) => [body.type, 'rung' in body ? body.rung : '', fellDueAt]);
    expect(what).toEqual([
      ['deadline.opened', '', null],
      ['rung.fired', 'warn:1 working day before', '2023-04-19T00:30:00.000Z'],
      ['deadline.lapsed', '', '2023-04-20T16:00:00.000Z'],
      ['rung.fired', 'due', '2023-04-20T16:00:00.000Z'],
      // 22 April is a Saturday, 23 April a working Sunday before the May holiday.
      ['rung.fired', 'after:2 working days', '2023-04-23T00:30:00.000Z'],
      ['deadline.met', '', null],
    ]);
    expect(own.at(-1)?.body).toMatchObject({ due: '2023-04-20', metOn: '2023-05-04', late: true });
    // The timer itself fired then: the workflow's clock stood there when it was recorded.
    for (const { fellDueAt, recordedAt } of own) {
      if (fellDueAt !== null) expect(Date.parse(recordedAt) - Date.parse(fellDueAt)).toBeLessThan(5_000);
    }
    expect((await played.virtual.quiet()).map(({ nextDue }) => nextDue)).toEqual([null, null]);
    await expectEqual(round);
  });

  it('asks for a report at every month’s end as long as one clue is open, and then no more', async () => {
    const played = await Played.start(product(), { rulebook: 'wuyang-2023', instant: '2023-05-04T00:00:00.000Z' });
    const { round } = played;
    const transfer = `${round}-T1`;
    const on = 'transfer/1';
    await played.on('2023-05-05', round, {
      type: 'assemble-transfer',
      no: 1,
      receiver: 'disc',
      clues: [1, 2],
      inspections: [],
      early: false,
    });
    await played.on('2023-05-08', transfer, fact('transfer.handover', on, '2023-05-08', late));
    await played.on('2023-08-07', transfer, fact('clue.feedback', on, '2023-08-07', { data: { closed: [1] } }));
    // September's report is never written.
    await played.on('2023-10-31', transfer, fact('clue.status', on, '2023-10-31'));
    await played.on('2023-11-10', transfer, fact('clue.closed', on, '2023-11-10', { data: { closed: [2] } }));
    await played.until('2024-04-30');

    const opened = await played.bodies('deadline.opened', transfer);
    const monthly = opened.filter(({ rule }) => rule === 'clue.monthly');
    expect(monthly.map(({ subject, due }) => [subject.period, due])).toEqual([
      ['2023-08', '2023-08-31'],
      ['2023-09', '2023-09-28'],
      ['2023-10', '2023-10-31'],
      ['2023-11', '2023-11-30'],
    ]);
    const lapsed = await played.bodies('deadline.lapsed', transfer);
    expect(lapsed.map(({ subject }) => subject.period)).toEqual(['2023-09']);
    const met = await played.bodies('deadline.met', transfer);
    expect(met.map(({ rule, subject, metOn, late: tooLate }) => [rule, subject.period, metOn, tooLate])).toEqual([
      ['clue.feedback', undefined, '2023-08-07', false],
      // The first feedback is the report of its own month (D9).
      ['clue.monthly', '2023-08', '2023-08-07', false],
      ['clue.monthly', '2023-09', '2023-10-31', true],
      ['clue.monthly', '2023-10', '2023-10-31', false],
    ]);
    expect((await played.bodies('deadline.waived', transfer)).map(({ subject }) => subject.period)).toEqual([
      '2023-11',
    ]);
    const standing = await played.virtual.quiet();
    expect(standing.find(({ workflowId }) => workflowId === transfer)?.nextDue).toBeNull();
    await expectEqual(round);
  });

  it('goes on over several runs: nothing lost or doubled, old ids answered, timers fire', async () => {
    const played = await Played.start(product(), {
      rulebook: 'wuyang-2023',
      instant: '2023-04-14T00:00:00.000Z',
      maxUpdates: 5,
    });
    const { round, virtual } = played;
    const units = ['disc', 'orgd', 'pub', 'ufd', 'aud', 'xf'];
    const answers = [];
    for (const unit of units) {
      answers.push(await played.on('2023-04-14', round, sent(unit, '2023-04-14')));
      answers.push(await played.on('2023-04-17', round, received(unit, '2023-04-17')));
    }
    await played.until('2023-04-30');
    for (const unit of units.slice(0, 3)) {
      answers.push(await played.on('2023-05-08', round, replied(unit, '2023-05-08')));
    }

    const repeat = (hash: string) =>
      virtual.send(round, [{ id: `${round}/1.0`, hash, typedBy: 'test', command: sent('disc', '2023-04-14') }]);
    expect((await repeat('h1')).results).toEqual([{ ...answers[0]?.results[0], repeated: true }]);
    await expect(repeat('other')).rejects.toThrow();
    await virtual.quiet();

    const recorded = (await played.bodies('fact.recorded')).map((body) => body.fact.id);
    expect(new Set(recorded).size).toBe(recorded.length);
    expect(recorded).toEqual(expect.arrayContaining(answers.flatMap(({ results }) => results.map(({ id }) => id))));
    const rungs = (await played.bodies('rung.fired')).map(({ subject, rung }) => `${subject.letter} ${rung}`);
    const expected = ['warn:1 working day before', 'due', 'after:2 working days'];
    expect(rungs.sort()).toEqual(units.flatMap((unit) => expected.map((rung) => `${unit} ${rung}`)).sort());
    expect(await fetchChain(product().client, round)).toHaveLength(4);
    await expectEqual(round);
  });

  it('meets the deadline of the inspections a hearing names, and of no others', async () => {
    const groups: Group[] = [1, 2].map((no) => ({
      no,
      inspections: [{ ref: `${no}-1`, group: no, no: 1, name: '甲镇党委', traits: [] }],
    }));
    const played = await Played.start(product(), {
      rulebook: 'township-2022',
      instant: '2023-04-03T00:00:00.000Z',
      groups,
      params: { entryBy: '2023-04-10', exit: '2023-05-23', groupPlanBy: '2023-04-10' },
    });
    const { round } = played;
    const [one, two] = [`${round}-01-1`, `${round}-02-1`];
    for (const [workflowId, on] of [
      [one, 'inspection/1-1'],
      [two, 'inspection/2-1'],
    ] as const) {
      await played.on('2023-04-10', workflowId, fact('station.entry', on, '2023-04-10', late));
      await played.on('2023-05-23', workflowId, fact('withdraw.exit', on, '2023-05-23', late));
    }
    const hearing = (ref: string, date: string) =>
      fact('hear.leading-group', 'round', date, { ...late, data: { inspections: [ref] } });
    await played.on('2023-06-02', round, hearing('1-1', '2023-06-02'));
    await played.on('2023-06-09', round, hearing('2-1', '2023-06-09'));

    const verdicts = async (workflowId: string) =>
      (await played.bodies('deadline.met', workflowId))
        .filter(({ rule }) => rule === 'hearing.leading-group')
        .map(({ due, metOn, late: tooLate }) => ({ due, metOn, tooLate }));
    expect(await verdicts(one)).toEqual([{ due: '2023-06-02', metOn: '2023-06-02', tooLate: false }]);
    expect(await verdicts(two)).toEqual([{ due: '2023-06-02', metOn: '2023-06-09', tooLate: true }]);
    const lapsed = await played.bodies('deadline.lapsed', two);
    expect(lapsed.map(({ rule }) => rule)).toContain('hearing.leading-group');
    await expectEqual(round);
  });

  it('rehearses a whole round, and its ledger is what its histories say', async () => {
    const { client, database } = product();
    const stage = { client, db: database.db, taskQueue: 'xuncheng' };
    const book = rulebookLibrary().resolve('township-wuyang-xinghai');
    const { round, timeline, deadlines } = await rehearse(stage, book, publishedCalendar(), () => {});
    const late = deadlines.filter(({ verdict }) => verdict === 'late');
    expect(late.map(({ rule, lateDays }) => [rule, lateDays])).toEqual([
      ['inquiry.reply', 10],
      ['rectification.plan', 5],
    ]);
    const open = deadlines.filter(({ verdict }) => verdict === 'open' || verdict === 'overdue');
    expect(open).toEqual([]);
    expect(timeline.at(-1)?.date).toBe('2023-12-11');
    const dates = timeline.map(({ date }) => date);
    expect(dates).toEqual([...dates].sort());
    const overdue = timeline.filter(({ kind }) => kind === 'overdue' || kind === 'escalation');
    expect(overdue).toHaveLength(6);
    const entries = await entriesOfRound(product().database.db, round, { limit: 10_000 });
    const recorded = entries.flatMap(({ body }) => (body.type === 'fact.recorded' ? [body] : []));
    expect(recorded.length).toBeGreaterThan(0);
    expect(recorded.filter(({ late }) => late !== undefined)).toEqual([]);
    await expectEqual(round);
  });
}, 120_000);
