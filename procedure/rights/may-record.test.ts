import { describe, expect, it } from 'vitest';
import type { FactData } from '../heart/state.ts';
import { subjectOf } from '../heart/subject.ts';
import type { Standing } from './circles.ts';
import { mayRecord, namedFor, namingSteps } from './may-record.ts';
import { recusalsOf } from './recusals.ts';
import { book, viewer } from './testing.ts';

const S3 = book('xinghai-2020');
const round = 'R2022-02';
const on = 'inspection/1-1';
const about = (fact: string, data: FactData = {}, where = on) => ({ round, fact, subject: subjectOf(where), data });
const stands = (fact: string, at: string, data: FactData, where = on): Standing => ({
  round,
  fact,
  on: where,
  at,
  data,
});

const leader = viewer('leader@R2022-02/1', { person: 'p1' });
const member = (person: string) => viewer('member@R2022-02/1', { person });
const office = viewer('office', { person: 'o1' });

const facts = [
  stands('learn.direct-route-registrar', '2021-04-02T04:00:00.000Z', { persons: ['p3'] }),
  stands('learn.direct-route-registrar', '2021-04-01T04:00:00.000Z', { persons: ['p2'] }),
  stands('learn.direct-route-registrar', '2021-04-05T04:00:00.000Z', { persons: ['p9'] }, 'inspection/2-1'),
  stands('learn.direct-route', '2021-04-03T04:00:00.000Z', { numbers: ['M1'], addressee: 'lg1' }),
  stands('learn.direct-route', '2021-04-03T04:00:00.000Z', { numbers: ['M2'], addressee: 'lg2' }),
];

describe('径送件', () => {
  const register = about('learn.direct-route', { numbers: ['M3'], addressee: 'lg1' });

  it('are registered by the leader and by whom the leader named last', () => {
    expect(namingSteps(S3, 'learn.direct-route')).toEqual(['learn.direct-route-registrar']);
    expect(namedFor(S3, register, facts)).toEqual(['p3']);
    expect([leader, member('p3')].map((who) => mayRecord(S3, register, who, facts))).toEqual([undefined, undefined]);
    const refused = [member('p2'), member('p9'), office, viewer('director'), viewer('leader@R2022-02/2')];
    expect(refused.map((who) => mayRecord(S3, register, who, facts)?.detail)).toEqual(
      refused.map(() => '“径送件”只由组长、“指定径送件登记人”所定的人登记（（十三）2）'),
    );
  });

  it('have their registrar named by the leader alone', () => {
    const name = about('learn.direct-route-registrar', { persons: ['p3'] });
    expect(mayRecord(S3, name, leader)).toBeUndefined();
    expect(mayRecord(S3, name, office)?.detail).toContain('只由组长登记');
  });

  it('are passed on by the office', () => {
    const pass = about('learn.direct-route-pass', { numbers: ['M1'] });
    expect([office, viewer('director')].map((who) => mayRecord(S3, pass, who))).toEqual([undefined, undefined]);
    expect(mayRecord(S3, pass, leader)?.detail).toContain('只由巡察办登记');
  });

  it('are opened by the addressed leader alone, each their own', () => {
    const open = (numbers?: string[]) => about('learn.direct-route-open', numbers ? { numbers } : {});
    const lg1 = viewer('lg.exec', { person: 'lg1' });
    expect(mayRecord(S3, open(['M1']), lg1, facts)).toBeUndefined();
    for (const numbers of [['M2'], ['M1', 'M2'], ['M9'], undefined]) {
      expect(mayRecord(S3, open(numbers), lg1, facts)?.detail).toContain('所呈送的领导本人');
    }
    expect(mayRecord(S3, open(['M1']), viewer('lg.exec'), facts)).toBeDefined();
    expect(mayRecord(S3, open(['M1']), office, facts)).toBeDefined();
  });
});

describe('anything else', () => {
  it('the office may enter for whoever did it', () => {
    expect(mayRecord(S3, about('learn.working-papers'), office)).toBeUndefined();
    expect(mayRecord(S3, about('clue.feedback', {}, 'transfer/1'), office)).toBeUndefined();
  });

  it('is not limited by a rulebook that lacks the words, nor for whoever sits at the server', () => {
    const { 'recorded-by': _, ...step } = S3.steps['learn.direct-route'] ?? (() => expect.unreachable())();
    const before = { ...S3, steps: { ...S3.steps, 'learn.direct-route': step } };
    expect(mayRecord(before, about('learn.direct-route'), office)).toBeUndefined();
    expect(mayRecord(S3, about('learn.direct-route'), viewer('x', { local: true }))).toBeUndefined();
  });

  it('is not recorded by who declared recusal, but for the declaration', () => {
    const declared = [stands('plan.recusal', '2021-03-02T04:00:00.000Z', { orgs: ['1-1'] }, 'person/o1')];
    const recusals = recusalsOf(S3, declared, 'o1');
    expect([recusals, recusalsOf(S3, declared, 'p3')]).toEqual([[{ round, inspections: ['1-1'] }], []]);
    const clerk = { ...office, recusals };
    expect(mayRecord(S3, about('learn.working-papers'), clerk)?.detail).toBe('您已申报回避 1-1，不办理它的事项');
    expect(mayRecord(S3, about('learn.working-papers', {}, 'inspection/1-2'), clerk)).toBeUndefined();
    expect(mayRecord(S3, about('plan.recusal', { orgs: ['1-1'] }, 'person/o1'), clerk)).toBeUndefined();
    expect(mayRecord(S3, about('letter.received', { orgs: ['1-1', '1-2'] }, 'letter/aud'), clerk)).toBeUndefined();
  });
});
