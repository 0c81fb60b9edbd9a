import { describe, expect, it } from 'vitest';
import { bookOf, local, World } from '../../test/support/heart.ts';
import { OFFICE } from '../ids.ts';
import { isHistoric } from './historic.ts';
import { nextDue } from './tick.ts';

function world(params: Record<string, string> = {}, start = '2023-01-03'): World {
  return new World({ book: bookOf('wuyang-2023'), start, params });
}

describe('the standing office', () => {
  it('answers each request for opinion in 3 working days, each on its own clock', () => {
    const w = world();
    const first = w.fact('office', 'consult.request', '2023-04-26');
    const second = w.fact('office', 'consult.request', '2023-05-06');
    const due = (id: string) => w.deadline(OFFICE, 'consultation.reply', id)?.due;
    expect([due(first), due(second)]).toEqual(['2023-05-04', '2023-05-10']);
    w.passTo('2023-05-05');
    w.fact('office', 'consult.reply', '2023-05-05');
    expect(w.log(OFFICE, 'deadline.lapsed', 'deadline.met')).toMatchObject([
      { type: 'deadline.lapsed', due: '2023-05-04' },
      { type: 'deadline.met', late: true },
    ]);
    expect(w.deadline(OFFICE, 'consultation.reply', second)?.status).toBe('open');
  });

  it('takes each answer for the earliest request it can answer', () => {
    const w = world();
    const first = w.fact('office', 'consult.request', '2023-04-26');
    w.fact('office', 'consult.reply', '2023-05-04');
    const second = w.fact('office', 'consult.request', '2023-05-08');
    w.fact('office', 'consult.reply', '2023-05-11');
    const met = (id: string) => w.deadline(OFFICE, 'consultation.reply', id)?.metOn;
    expect([met(first), met(second)]).toEqual(['2023-05-04', '2023-05-11']);
  });

  it('sends nothing of the years before it was set up', () => {
    const w = world({ auditBriefingBy: '2021-01-31' }, '2023-06-01');
    const rungs = w.log(OFFICE, 'rung.fired', 'deadline.lapsed').map((one) => isHistoric(w.of(OFFICE), one));
    expect(rungs.length).toBeGreaterThan(2);
    expect(new Set(rungs)).toEqual(new Set([true]));
    w.passTo('2024-02-10');
    const later = w.log(OFFICE, 'rung.fired').filter((one) => 'key' in one && one.key.endsWith('2024'));
    expect(later.map((one) => isHistoric(w.of(OFFICE), one))).not.toContain(true);
  });

  it('is owed the audit briefing every year, on the day set for the year', () => {
    const w = world({ auditBriefingBy: '2023-02-28' });
    const due = () =>
      Object.values(w.of(OFFICE).deadlines)
        .filter(({ rule }) => rule === 'audit.annual')
        .map(({ key, due, status }) => [key, due, status]);
    expect(due()).toEqual([['audit.annual@2023', '2023-02-28', 'open']]);
    w.fact('office', 'annual.audit-briefing', '2023-02-10');
    expect(local(nextDue(w.of(OFFICE)) ?? '')).toBe('2024-01-01 00:00');
    w.passTo('2024-01-02');
    expect(due().at(-1)).toEqual(['audit.annual@2024', '2024-02-28', 'open']);
    w.command(OFFICE, { type: 'set-param', name: 'auditBriefingBy', date: '2024-01-31' }, '2024-01-05');
    expect(due()).toEqual([
      ['audit.annual@2023', '2023-02-28', 'met'],
      ['audit.annual@2024', '2024-01-31', 'open'],
    ]);
    w.passTo('2024-02-02');
    expect(w.log(OFFICE, 'deadline.lapsed')).toMatchObject([{ key: 'audit.annual@2024' }]);
    const unknown = { type: 'set-param', name: 'exit', date: '2024-01-31' } as const;
    expect(w.command(OFFICE, unknown, '2024-02-02')).toMatchObject({ status: 400 });
  });

  it('keeps its registers: entered again, the later is true', () => {
    const w = world();
    const target = { type: 'register-target', code: 'jia', name: '甲镇党委' } as const;
    expect(w.command(OFFICE, { ...target, villages: 12 }, '2023-01-04')).toBeUndefined();
    expect(w.command(OFFICE, { ...target, villages: 11 }, '2023-01-05')).toBeUndefined();
    expect(w.of(OFFICE).targets).toEqual({ jia: { code: 'jia', name: '甲镇党委', villages: 11 } });
    expect(w.command(OFFICE, { ...target, code: 'yi' }, '2023-01-05')).toMatchObject({
      code: 'already',
      field: 'name',
    });
    const person = { type: 'register-person', code: 'p1', name: '甲', roles: ['lg.exec'], pool: false };
    expect(w.command(OFFICE, { ...person, type: 'register-person' }, '2023-01-05')).toBeUndefined();
    expect(w.command(OFFICE, { ...person, type: 'register-person', roles: ['boss'] }, '2023-01-05')).toMatchObject({
      field: 'roles',
    });
    expect(w.command('R2022-02', target, '2023-01-05')).toMatchObject({ code: 'not-allowed' });
  });

  it('takes old papers: what follows from them is historic, what lives beside is not', () => {
    const w = world();
    w.passTo('2023-06-01');
    const command = { type: 'record-fact', fact: 'consult.request', on: 'office', at: '2022-04-11', data: {} } as const;
    expect(w.command(OFFICE, { ...command, historic: true }, '2023-06-01', 'old')).toBeUndefined();
    w.fact('office', 'consult.request', '2023-06-01');
    w.passTo('2023-06-12');
    const state = w.of(OFFICE);
    const flags = w
      .log(OFFICE, 'fact.recorded', 'deadline.opened', 'deadline.lapsed', 'rung.fired', 'rung.skipped')
      .map((one) => [one.type, 'key' in one ? one.key.includes('old') : '', isHistoric(state, one)]);
    expect(flags.filter(([, old, historic]) => old !== '' && old !== historic)).toEqual([]);
    expect(flags.filter(([type]) => type === 'fact.recorded').map(([, , historic]) => historic)).toEqual([true, false]);
    expect(
      w.command('R2022-02', { ...command, on: 'round', fact: 'inform.special', historic: true }, '2023-06-12'),
    ).toMatchObject({ status: 400 });
  });
});
