import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, hostFor, ROUND, World } from '../../test/support/heart.ts';
import { decide } from './decide.ts';
import { receive } from './receive.ts';

const late = { late: '补录' };

function world(sizes = [1], villages?: number): World {
  return new World({ book: bookOf('township-2022'), start: '2022-04-01', groups: groupsOf(sizes, villages) });
}

describe('decide refuses', () => {
  it('a step whose gate is shut, naming it, and lets it pass with a reason', () => {
    const w = world();
    expect(w.tryFact('inspection/1-1', 'station.entry', '2022-04-21')).toMatchObject({
      code: 'gate',
      status: 422,
      missing: [{ step: 'plan.notice', title: '巡察通知', by: '巡察办', on: 'inspection/1-1' }],
    });
    w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, { late: '通知已口头传达' });
    expect(w.log(hostFor('inspection/1-1'), 'fact.recorded')).toMatchObject([
      { late: '通知已口头传达', missing: [{ step: 'plan.notice' }] },
    ]);
  });

  it('nothing for a soft gate, which is only pointed out', () => {
    const w = world();
    w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, late);
    w.fact('inspection/1-1', 'withdraw.exit', '2022-06-10');
    expect(w.log(hostFor('inspection/1-1'), 'fact.recorded').at(-1)).toMatchObject({
      warnings: [{ step: 'plan.branch-general', on: 'inspection/1-1' }],
    });
  });

  it('what has not happened yet, but not what happens later today', () => {
    const w = world();
    const entered = '2022-04-10T09:00';
    const record = (at: string) => w.tryFact('round', 'plan.round-plan', at, {}, { entered });
    expect(record('2022-04-11')).toMatchObject({ code: 'future', status: 422 });
    expect(record('2022-04-10T09:01')).toMatchObject({ code: 'future' });
    expect(record('2010-12-31')).toMatchObject({ code: 'before-calendar' });
    expect(record('2022-04-10')).toBeUndefined();
  });

  it('the same step twice, unless it was returned', () => {
    const w = world();
    const factId = w.fact('round', 'plan.round-plan', '2022-04-02');
    expect(w.tryFact('round', 'plan.round-plan', '2022-04-03')).toMatchObject({ code: 'already', status: 422 });
    w.command(ROUND, { type: 'return-fact', factId, reason: '重报' }, '2022-04-03');
    expect(w.tryFact('round', 'plan.round-plan', '2022-04-04')).toBeUndefined();
  });

  it('what the rulebook, the round or the level does not have', () => {
    const w = world();
    const refused = (on: string, fact: string, data = {}) => w.tryFact(on, fact, '2022-04-02', data);
    expect(refused('round', 'no.such-step')).toMatchObject({ code: 'unknown-fact', status: 400 });
    expect(refused('round', 'station.entry')).toMatchObject({ code: 'unknown-fact' });
    expect(refused('group/7', 'plan.branch')).toMatchObject({ code: 'unknown-subject', status: 404 });
    expect(refused('group/1', 'plan.round-plan')).toMatchObject({ code: 'unknown-subject', status: 400 });
    expect(refused('letter/aud', 'letter.sent', { orgs: ['9-9'] })).toMatchObject({ field: 'data.orgs' });
    expect(refused('inspection/1-1', 'plan.notice', { part: 'x' })).toMatchObject({ field: 'data.part' });
  });

  it('anything but corrections in a closed round, and opens again when the closing is taken back', () => {
    const w = world();
    const plan = w.fact('round', 'plan.round-plan', '2022-04-02');
    const closing = w.fact('round', 'archive.close', '2022-04-03', {}, late);
    expect(w.tryFact('letter/aud', 'letter.sent', '2022-04-04')).toMatchObject({ code: 'closed', status: 422 });
    const correct = { type: 'correct-fact' as const, reason: '日期' };
    expect(w.command(ROUND, { ...correct, factId: plan, at: '2022-04-01' }, '2022-04-04')).toBeUndefined();
    expect(w.command(ROUND, { ...correct, factId: closing, void: true }, '2022-04-05')).toBeUndefined();
    expect(w.tryFact('letter/aud', 'letter.sent', '2022-04-05')).toBeUndefined();
  });

  it('correcting what is not here, what came from elsewhere, or nothing', () => {
    const w = world();
    const plan = w.fact('round', 'plan.round-plan', '2022-04-02');
    const correct = (workflow: string, factId: string) =>
      w.command(workflow, { type: 'correct-fact', factId, reason: '更正' }, '2022-04-03');
    expect(correct(ROUND, 'nothing')).toMatchObject({ status: 404 });
    expect(correct(hostFor('inspection/1-1'), plan)).toMatchObject({ status: 404 });
    expect(correct(ROUND, plan)).toMatchObject({ status: 400 });
  });
});

describe('villages', () => {
  it('are counted one by one: each has its meeting, and the report waits for all', () => {
    const w = world([1], 3);
    w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, late);
    w.fact('village/1-1-1', 'village.first-meeting', '2022-04-25');
    w.fact('village/1-1-2', 'village.first-meeting', '2022-04-25');
    expect(w.tryFact('village/1-1-1', 'village.first-meeting', '2022-04-26')).toMatchObject({ code: 'already' });
    expect(w.tryFact('village/1-1-4', 'village.first-meeting', '2022-04-26')).toMatchObject({ status: 404 });
    for (const no of [1, 3]) w.fact(`village/1-1-${no}`, 'report.village-problems', '2022-06-12');
    const refused = w.tryFact('inspection/1-1', 'report.conferral', '2022-06-14');
    const villages = refused?.missing?.filter((gate) => gate.step === 'report.village-problems');
    expect(villages).toMatchObject([{ on: 'village/1-1-2' }]);
    expect(refused?.detail).toContain('〔第1组·甲镇1·第2村〕');
  });

  it('chosen later need the leave that only mobile ones need', () => {
    const w = world([1], 3);
    w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, late);
    w.command(
      hostFor('inspection/1-1'),
      { type: 'declare-need', step: 'village.mobile-authorization', on: 'inspection/1-1' },
      '2022-04-22',
    );
    w.fact('village/1-1-1', 'village.first-meeting', '2022-04-25', { kind: 'fixed' });
    const mobile = w.tryFact('village/1-1-2', 'village.first-meeting', '2022-04-25', { kind: 'mobile' });
    expect(mobile?.missing).toMatchObject([{ step: 'village.mobile-authorization' }]);
    expect(w.tryFact('village/1-1-3', 'village.first-meeting', '2022-04-25', { kind: 'x' })).toMatchObject({
      field: 'data.kind',
    });
  });
});

describe('copies', () => {
  it('go where a gate or trigger needs them, numbered densely per link', () => {
    const w = world([1, 1]);
    w.fact('round', 'plan.round-plan', '2022-04-02');
    w.fact('group/1', 'plan.branch', '2022-04-03');
    w.fact('inspection/1-1', 'plan.notice', '2022-04-04');
    w.fact('inspection/1-1', 'station.entry', '2022-04-21');
    w.fact('group/1', 'plan.branch-general', '2022-04-22');
    const to = (id: string) =>
      w
        .log(id, 'fact.recorded')
        .map((e) => e.type === 'fact.recorded' && [e.fact.fact, e.copies.map((c) => `${c.to}#${c.n}`)]);
    expect(to(ROUND)).toEqual([
      ['plan.round-plan', ['R2022-02-01-1#1', 'R2022-02-02-1#1']],
      ['plan.branch', []],
      ['plan.branch-general', ['R2022-02-01-1#2']],
    ]);
    expect(to(hostFor('inspection/1-1'))).toEqual([
      ['plan.notice', []],
      ['station.entry', ['R2022-02#1']],
    ]);
    expect(w.round.links).toEqual({
      sent: { 'R2022-02-01-1': 2, 'R2022-02-02-1': 1 },
      applied: { 'R2022-02-01-1': 1 },
    });
    expect(w.inspection('1-1').facts.find((f) => f.fact === 'plan.round-plan')).toMatchObject({ from: ROUND });
  });

  it('that come again change nothing', () => {
    const w = world();
    w.fact('round', 'plan.round-plan', '2022-04-02');
    const fact = w.round.facts[0];
    if (!fact) throw new Error('no fact');
    expect(receive(w.inspection('1-1'), { from: ROUND, n: 1, instant: fact.at, fact }, fact.at)).toEqual([]);
  });

  it('are corrected and taken back with the fact', () => {
    const w = world();
    const factId = w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, late);
    const I = hostFor('inspection/1-1');
    const copy = () => w.round.facts.find((f) => f.id === factId);
    w.command(I, { type: 'correct-fact', factId, at: '2022-04-20', reason: '日期' }, '2022-04-22');
    expect(copy()).toMatchObject({ date: '2022-04-20', from: I });
    w.command(I, { type: 'return-fact', factId, reason: '重录' }, '2022-04-22');
    expect(copy()).toMatchObject({ returned: true });
    w.command(I, { type: 'correct-fact', factId, void: true, reason: '误录' }, '2022-04-22');
    expect(copy()).toBeUndefined();
    expect(w.round.links.applied[I]).toBe(4);
  });

  it('a transfer is given with its start are the first of its link', () => {
    const w = new World({ book: bookOf('wuyang-2023'), start: '2022-06-01' });
    w.fact('round', 'hear.combined', '2022-06-20', { inspections: ['1-1'] }, late);
    const batch = { no: 1, receiver: 'disc', clues: [1], inspections: ['1-1'], early: false };
    w.command(ROUND, { type: 'assemble-transfer', ...batch }, '2022-06-21');
    expect(w.transfer(1).facts.map((f) => f.fact)).toEqual(['hear.combined']);
    w.fact('round', 'hear.combined', '2022-06-22', { inspections: ['1-1'] }, late);
    expect(w.transfer(1).links.applied).toEqual({ [ROUND]: 2 });
    expect(w.command(ROUND, { type: 'assemble-transfer', ...batch }, '2022-06-23')).toMatchObject({ code: 'already' });
    const stranger = { ...batch, no: 2, receiver: 'sup' };
    expect(w.command(ROUND, { type: 'assemble-transfer', ...stranger }, '2022-06-23')).toMatchObject({ status: 400 });
  });
});

describe('time', () => {
  it('never runs ahead of the clock, whatever a tick asks for', () => {
    const w = new World({ book: bookOf('township-2022'), start: '2022-04-01', params: { entryBy: '2022-04-21' } });
    const state = w.inspection('1-1');
    const decision = decide(
      state,
      { type: 'tick', until: '2022-12-31T00:00:00.000Z' },
      't',
      '2022-04-20T00:00:00.000Z',
    );
    expect(decision).toEqual({ ok: true, events: [] });
  });

  it('goes live once, with what was due before still historic', () => {
    const book = bookOf('township-2022');
    const w = new World({ book, start: '2022-04-01', params: { entryBy: '2022-04-21' }, mode: 'backfill' });
    const I = hostFor('inspection/1-1');
    w.command(I, { type: 'go-live' }, '2022-05-01');
    expect(w.log(I).map((e) => e.type)).toEqual([
      'inspection.started',
      'deadline.opened',
      'rung.fired',
      'deadline.lapsed',
      'rung.fired',
      'rung.fired',
      'went-live',
    ]);
    w.command(I, { type: 'go-live' }, '2022-05-02');
    expect(w.log(I, 'went-live')).toHaveLength(1);
  });
});
