import { describe, expect, it } from 'vitest';
import type { FactData } from '../heart/state.ts';
import { subjectOf } from '../heart/subject.ts';
import type { Matter } from './matter.ts';
import { maySee } from './may-see.ts';
import { book, viewer } from './testing.ts';

const S3 = book('xinghai-2020');
const S1 = book('wuyang-2023');
const round = 'R2022-02';

const fact = (name: string, on: string, more: Partial<Matter> = {}): Matter => ({
  ...{ round, fact: name, subject: subjectOf(on) },
  ...more,
});
const rule = (name: string, on: string): Matter => ({ round, rule: name, subject: subjectOf(on) });
const I = 'inspection/1-1';

const ol = viewer('ol@R2022-02/1-1');
const prin = viewer('prin@R2022-02/1-1');
const leader = viewer('leader@R2022-02/1', { person: 'p1' });
const member = viewer('member@R2022-02/1', { person: 'p3' });
const office = viewer('office');

const sees = (who: typeof ol, matter: Matter, rules = S3) => maySee(rules, matter, who);

describe('an inspected organization', () => {
  it.each([
    ['plan.entry-checklist', '进驻准备工作清单'],
    ['plan.work-report-review', '汇报材料退改'],
    ['rectify.plan', '整改方案'],
    ['rectify.plan-review', '退回或通过'],
    ['rectify.reports', '双报告'],
    ['rectify.items', '整改台账'],
    ['feedback.leadership', '向班子反馈'],
  ])('sees %s of its own inspection and of no other', (name) => {
    expect(sees(ol, fact(name, I))).toBe(true);
    expect(sees(ol, fact(name, 'inspection/1-2'))).toBe(false);
    expect(sees(ol, { ...fact(name, I), round: 'R2023-01' })).toBe(false);
  });

  it.each(['rectification.plan', 'rectification.report'])('sees its own term %s', (name) => {
    expect(sees(ol, rule(name, I))).toBe(true);
    expect(sees(ol, rule(name, 'inspection/2-1'))).toBe(false);
  });

  it('never sees clues, whatever else is said of them', () => {
    const all = Object.entries(S3.steps).flatMap(([name, { clues, level }]) =>
      clues || level === 'transfer' ? name : [],
    );
    expect(all).toContain('report.clues');
    for (const name of [...all, 'clue.feedback', 'clue.status', 'clue.closed']) {
      for (const who of [ol, prin, viewer('org@R2022-02/1-1')]) {
        expect([name, sees(who, fact(name, I))]).toEqual([name, false]);
        expect([name, sees(who, fact(name, 'transfer/1', { inspections: ['1-1'], unit: 'disc' }))]).toEqual([
          name,
          false,
        ]);
      }
    }
    expect(sees(ol, fact('rectify.plan', I, { data: { clues: [3] } }))).toBe(false);
    for (const [name, { level }] of Object.entries(S1.deadlines)) {
      if (level === 'transfer') expect(maySee(S1, rule(name, 'transfer/1'), ol)).toBe(false);
    }
  });

  it('has the opinion addressed to its principal seen by the principal alone', () => {
    expect([sees(ol, fact('feedback.principal', I)), sees(prin, fact('feedback.principal', I))]).toEqual([false, true]);
    const lixian = book('lixian-2019');
    expect(maySee(lixian, fact('feedback.principal', I), ol)).toBe(false);
    expect(sees(viewer('org@R2022-02/1-1'), fact('feedback.drafts', I))).toBe(false);
  });

  it('sees nothing of how it is inspected', () => {
    const own = [
      'learn.working-papers',
      'learn.petitions',
      'learn.talks',
      'report.situation',
      'learn.informants',
      'learn.circle',
    ];
    expect(own.filter((name) => sees(ol, fact(name, I)))).toEqual([]);
    expect(sees(ol, fact('plan.round-plan', 'round'))).toBe(false);
    expect(sees(ol, fact('letter.replied', 'letter/aud', { inspections: ['1-1'], unit: 'aud' }))).toBe(false);
    expect(sees(ol, fact('rectify.plan', I, { data: { level: '秘密' } }))).toBe(false);
    expect(sees(viewer('ol'), fact('rectify.plan', I))).toBe(false);
  });
});

describe('a unit contact', () => {
  const aud = viewer('unit@aud');
  const disc = viewer('disc');

  it('sees its own letters with their 密件, and nobody else’s', () => {
    const letter = (unit: string, kind = 'inquiry') =>
      fact('letter.replied', `letter/${unit}`, { unit, letterKind: kind, inspections: ['1-1', '2-1'] });
    expect([maySee(S1, letter('aud'), aud), maySee(S1, letter('xf'), aud)]).toEqual([true, false]);
    expect(maySee(S1, letter('aud', 'assist'), aud)).toBe(true);
    expect(maySee(S1, { round, rule: 'inquiry.reply', subject: { letter: 'aud', unit: 'aud' } }, aud)).toBe(true);
  });

  it('sees the transfers it received and what it answered, not how they were approved', () => {
    const of = (name: string, unit = 'disc') =>
      fact(name, 'transfer/1', { unit, inspections: ['1-1'], data: { clues: [1] } });
    expect(['transfer.handover', 'clue.feedback'].map((name) => sees(disc, of(name)))).toEqual([true, true]);
    expect([sees(disc, of('transfer.approval')), sees(disc, of('transfer.handover', 'orgd'))]).toEqual([false, false]);
    expect(sees(disc, fact('report.clues', I))).toBe(false);
  });

  it('sees the steps it does or is sent papers of', () => {
    expect([sees(disc, fact('rectify.plan-review', I)), sees(aud, fact('rectify.plan-review', I))]).toEqual([
      true,
      false,
    ]);
    expect(sees(disc, fact('feedback.copies-units', I))).toBe(true);
    const office = { round: 'office', fact: 'annual.audit-briefing' };
    expect([maySee(S1, office, aud), maySee(S1, office, disc)]).toEqual([true, false]);
  });
});

describe('a group', () => {
  it('sees its own inspections and what is the whole round’s', () => {
    expect(sees(member, fact('learn.working-papers', I))).toBe(true);
    expect(sees(member, fact('learn.working-papers', 'inspection/2-1'))).toBe(false);
    expect(sees(member, fact('plan.mobilisation', 'round'))).toBe(true);
    expect(sees(member, fact('plan.group-meetings', 'group/2'))).toBe(false);
    expect(sees(member, fact('hear.clue-report', 'round'))).toBe(false);
    expect(sees(viewer('member@R2022-02/1-1'), fact('learn.talks', 'inspection/1-2'))).toBe(false);
    expect(sees(viewer('leader'), fact('learn.talks', I))).toBe(false);
  });

  it('sees 密件 when it is handed to the group', () => {
    const reply = (data: FactData) =>
      fact('letter.distributed', 'letter/police', { unit: 'police', letterKind: 'assist', inspections: ['1-1'], data });
    expect(maySee(S1, reply({ number: '公9', orgs: ['1-1'] }), member)).toBe(true);
    expect(maySee(S1, reply({ number: '公9', orgs: ['2-1'], inspections: ['2-1'] }), viewer('member@R2022-02/3'))).toBe(
      false,
    );
    const replied = fact('letter.replied', 'letter/police', {
      unit: 'police',
      letterKind: 'assist',
      inspections: ['1-1'],
    });
    expect(maySee(S1, replied, member)).toBe(false);
  });

  it('has each see what is on record of themselves', () => {
    expect(sees(member, fact('plan.pledges', 'person/p3'))).toBe(true);
    expect(sees(member, fact('plan.recusal', 'person/p9'))).toBe(false);
  });
});

describe('who declared recusal', () => {
  const recused = viewer('member@R2022-02/1', { person: 'p3', recusals: [{ round, inspections: ['1-1'] }] });

  it('sees nothing of that inspection, whatever other role they have', () => {
    expect(sees(recused, fact('learn.working-papers', I))).toBe(false);
    expect(sees(recused, rule('rectification.plan', I))).toBe(false);
    expect(sees(recused, fact('learn.working-papers', 'inspection/1-2'))).toBe(true);
    expect(sees({ ...recused, roles: [...recused.roles, ...office.roles] }, fact('learn.talks', I))).toBe(false);
    expect(sees({ ...recused, recusals: [{ round }] }, fact('learn.talks', 'inspection/1-2'))).toBe(false);
  });

  it('sees of what covers several inspections only what is neither clues nor 密件', () => {
    const both = { inspections: ['1-1', '1-2'], unit: 'police', letterKind: 'inquiry' };
    const clerk = { ...office, recusals: recused.recusals };
    expect(maySee(S1, fact('letter.replied', 'letter/police', both), clerk)).toBe(true);
    expect(maySee(S1, fact('letter.replied', 'letter/police', { ...both, letterKind: 'assist' }), clerk)).toBe(false);
    expect(sees(clerk, fact('transfer.handover', 'transfer/1', { inspections: ['1-1', '1-2'] }))).toBe(false);
  });
});

describe('径送件', () => {
  const registered = fact('learn.direct-route', I, { data: { numbers: ['M1'], addressee: 'lg1' } });
  const passed = fact('learn.direct-route-pass', I, { data: { numbers: ['M1'] } });
  const director = viewer('director');

  it('is seen by the leader, the registrar and the addressee; the office sees that an envelope passed', () => {
    expect([sees(leader, registered), sees(viewer('lg.exec', { person: 'lg1' }), registered)]).toEqual([true, true]);
    expect([sees(member, registered), sees(member, { ...registered, named: ['p3'] })]).toEqual([false, true]);
    for (const who of [office, director, viewer('lg.exec'), viewer('leader@R2022-02/2'), ol]) {
      expect(sees(who, registered)).toBe(false);
    }
    expect([sees(office, passed), sees(director, passed), sees(member, passed)]).toEqual([true, true, false]);
  });
});

it('three officers: who gives accounts and roles sees nothing, the auditor every entry', () => {
  for (const role of ['sysadmin', 'secadmin']) expect(sees(viewer(role), fact('plan.round-plan', 'round'))).toBe(false);
  expect(sees(viewer('auditor'), fact('learn.direct-route', I))).toBe(true);
  expect(sees({ ...viewer('x'), local: true }, fact('learn.direct-route', I))).toBe(true);
});
