import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { bookOf, groupsOf, ROUND, World } from '../../test/support/heart.ts';
import { toEntry } from '../entry.ts';
import { inspectionWorkflowId, transferWorkflowId } from '../ids.ts';
import { RULEBOOK_DIR, rulebookLibrary } from '../rulebook/library.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import type { Event } from './event.ts';

const OWN = fileURLToPath(new URL('../../test/engine/rulebooks/', import.meta.url));
const old = bookOf('township-2022');
const county = rulebookLibrary(RULEBOOK_DIR, OWN).resolve('jiaxian-2024');
const ONE = inspectionWorkflowId(ROUND, '1-1');
const LIST = 'village.mobile-list';

function round(book: Rulebook = old): World {
  const world = new World({ book, groups: groupsOf([1, 1], 12, ['mobile-villages']) });
  world.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, { late: '试验' });
  return world;
}

function adopt(world: World, workflow: string, book: Rulebook, at: string): void {
  expect(world.command(workflow, { type: 'revise-rulebook', book, reason: '修订' }, at)).toBeUndefined();
}

const copies = (world: World, workflow: string) =>
  world.log(workflow, 'rulebook.revised').map((event) => (event as Event & { copies?: unknown }).copies);

describe('a revised rulebook', () => {
  it('moves, opens and withdraws deadlines, and says which version it left and why', () => {
    const world = round();
    world.fact('inspection/1-1', 'withdraw.exit', '2022-06-10', {}, { late: '试验' });
    adopt(world, ONE, county, '2022-06-13');
    const log = world.log(ONE);
    const own = log.slice(log.findIndex(({ type }) => type === 'rulebook.revised'));
    expect(own).toMatchObject([
      { type: 'rulebook.revised', was: old.hash, reason: '修订' },
      { type: 'deadline.moved', rule: 'hearing.leading-group', was: '2022-06-20', due: '2022-06-27' },
      // Fifteen working days after 21 April, with the May holiday: long past, so only the highest rung is sent.
      { type: 'deadline.opened', rule: 'midway.report', due: '2022-05-13' },
      { type: 'rung.skipped', rung: 'warn:1 working day before' },
      { type: 'deadline.lapsed', rule: 'midway.report' },
      { type: 'rung.skipped', rung: 'due' },
      { type: 'rung.fired', rung: 'after:2 working days' },
      // Its new rung had passed too, and was the only one not spent.
      { type: 'rung.fired', rule: 'mobile-villages.list', rung: 'after:5 working days', to: ['lg.exec'] },
    ]);
    adopt(world, ONE, old, '2022-06-14');
    expect(world.log(ONE, 'deadline.withdrawn')).toMatchObject([{ rule: 'midway.report' }]);
    expect(world.deadline(ONE, 'hearing.leading-group')).toMatchObject({ due: '2022-06-20' });
  });

  it('is nothing when the version is followed already', () => {
    const world = round();
    adopt(world, ONE, old, '2022-04-22');
    expect(world.log(ONE, 'rulebook.revised')).toEqual([]);
  });

  it('copies the facts that only it lets a peer know, after those sent before and in their order', () => {
    const world = round();
    const id = world.fact('inspection/1-1', LIST, '2022-04-25', {}, { late: '试验' });
    expect(world.round.facts.map(({ fact }) => fact)).toEqual(['station.entry']);
    adopt(world, ROUND, county, '2022-04-26');
    expect(world.deadline(ROUND, 'village.list-review')).toBeUndefined();
    adopt(world, ONE, county, '2022-04-26');
    expect(copies(world, ONE)).toMatchObject([[{ to: ROUND, n: 2, fact: { id, fact: LIST } }]]);
    expect(world.round.links.applied[ONE]).toBe(2);
    expect(world.deadline(ROUND, 'village.list-review', '1-1')).toMatchObject({ status: 'open', due: '2022-04-28' });
    world.command(ONE, { type: 'correct-fact', factId: id, at: '2022-04-24', reason: '笔误' }, '2022-04-27');
    expect(world.round.facts.find((fact) => fact.id === id)?.date).toBe('2022-04-24');
  });

  it('copies them to every peer the new version names, each on its own link', () => {
    const world = round();
    world.command(
      ROUND,
      { type: 'assemble-transfer', no: 1, receiver: 'disc', clues: [1], inspections: [], early: false },
      '2022-04-22',
    );
    const plans = ['plan.speeches', 'plan.channels'].map((step) => world.fact('round', step, '2022-04-22'));
    // The round only has the exit from the inspection: what is not its own it does not pass on.
    world.fact('inspection/1-1', 'withdraw.exit', '2022-04-22', {}, { late: '试验' });
    const gate = { after: { 'plan.speeches': 'hard', 'plan.channels': 'hard', 'withdraw.exit': 'hard' } };
    const { [LIST]: list, 'transfer.handover': handover } = old.steps;
    const wider = bookOf('township-2022', {
      steps: { [LIST]: { ...list, ...gate } as never, 'transfer.handover': { ...handover, ...gate } as never },
    });
    adopt(world, ROUND, wider, '2022-04-25');
    const peers = [ONE, inspectionWorkflowId(ROUND, '2-1'), transferWorkflowId(ROUND, 1)];
    expect(copies(world, ROUND)).toMatchObject([
      plans.flatMap((id, i) => peers.map((to) => ({ to, n: i + 1, fact: { id } }))),
    ]);
    expect(world.inspection('2-1').facts.map(({ id }) => id)).toEqual(plans);
    expect(world.transfer(1).facts.map(({ id }) => id)).toEqual(plans);
  });

  it('taken back and adopted again sends nothing twice, and a peer that has a fact hears of it meanwhile', () => {
    const world = round();
    const id = world.fact('inspection/1-1', LIST, '2022-04-25', {}, { late: '试验' });
    adopt(world, ROUND, county, '2022-04-26');
    adopt(world, ONE, county, '2022-04-26');
    adopt(world, ONE, old, '2022-04-27');
    world.command(ONE, { type: 'correct-fact', factId: id, void: true, reason: '误登' }, '2022-04-27');
    expect(world.round.facts.map((fact) => fact.id)).not.toContain(id);
    const again = world.fact('inspection/1-1', LIST, '2022-04-27', {}, { late: '试验' });
    adopt(world, ONE, county, '2022-04-28');
    expect(copies(world, ONE).slice(1)).toEqual([undefined, undefined]);
    expect(world.round.facts.filter(({ fact }) => fact === LIST).map((fact) => fact.id)).toEqual([again]);
    expect(world.of(ONE).crossed).toBeUndefined();
  });

  it('fires only the highest of the rungs it adds in the past, and the others at their time', () => {
    const world = round();
    world.passTo('2022-05-10');
    const before = world.log(ONE, 'rung.fired').length;
    const rule = old.deadlines['mobile-villages.list'];
    const escalate = [2, 3, 5, 9].map((n) => ({ after: `${n} working days`, to: 'lg.exec' }));
    const more = bookOf('township-2022', {
      deadlines: { 'mobile-villages.list': { ...rule, warn: [], escalate } as never },
    });
    adopt(world, ONE, more, '2022-05-10');
    // Due on 28 April and lapsed: of two, three, five and nine working days later the first had fired before.
    const own = world.log(ONE).slice(-2);
    expect(own).toMatchObject([
      { type: 'rung.skipped', rung: 'after:3 working days' },
      { type: 'rung.fired', rung: 'after:5 working days' },
    ]);
    world.passTo('2022-05-31');
    const rungs = world.log(ONE, 'rung.fired').slice(before + 1);
    expect(rungs).toMatchObject([{ rung: 'after:9 working days' }]);
  });

  it('keeps facts of steps it no longer has', () => {
    const world = round(county);
    const id = world.fact('inspection/1-1', 'learn.midway-report', '2022-05-06');
    adopt(world, ONE, old, '2022-05-07');
    expect(world.inspection('1-1').facts.map((fact) => fact.id)).toContain(id);
    adopt(world, ONE, county, '2022-05-08');
    expect(world.deadline(ONE, 'midway.report')).toMatchObject({ status: 'met', metOn: '2022-05-06' });
  });

  it('is an entry of hashes: which version, which before, which fact went where', () => {
    const world = round();
    const id = world.fact('inspection/1-1', LIST, '2022-04-25', {}, { late: '试验' });
    adopt(world, ONE, county, '2022-04-26');
    const [revised] = world.log(ONE, 'rulebook.revised');
    const place = { workflowId: ONE, host: 'inspection' as const, round: ROUND, seq: 9, recordedAt: '' };
    const versions = { historic: false, rulebookHash: county.hash, calendarVersion: 'cal-1', origin: null };
    expect(revised && toEntry(revised, { ...place, ...versions }).body).toEqual({
      type: 'rulebook.revised',
      hash: county.hash,
      was: old.hash,
      reason: '修订',
      copies: [{ to: ROUND, n: 2, fact: id }],
    });
  });
});
