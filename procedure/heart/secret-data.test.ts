import { describe, expect, it } from 'vitest';
import { bookOf, World } from '../../test/support/heart.ts';
import type { FactData } from './state.ts';

const I = 'inspection/1-1';
const late = '补录';
const STANDS_FOR: FactData = {
  number: '舞核〔2023〕3号',
  category: '核查结果',
  copy: '2/3',
  level: '秘密',
  custodian: 'p4',
  place: '2 号保密柜',
  hash: 'ab'.repeat(32),
};

function wuyang(): World {
  return new World({ book: bookOf('wuyang-2023'), start: '2023-04-01' });
}

describe('密件', () => {
  it('of a step is registered by what stands for it, never by text', () => {
    const w = wuyang();
    const brief = (data: FactData) => w.tryFact('office', 'annual.audit-briefing', '2023-04-02', data);
    expect(brief({ note: '本年拟审十家' })).toMatchObject({
      status: 422,
      field: 'data.note',
      detail: '“年初审计通报”是密件，不收文字说明：请登记编号、份号、保管人和存放处（依据：二（十三）2）',
    });
    expect(brief(STANDS_FOR)).toBeUndefined();
    expect(w.of('office').facts.at(-1)?.data).toEqual(STANDS_FOR);
  });

  it('of a letter is what comes back, and its original is still followed', () => {
    const w = wuyang();
    const letter = (fact: string, data: FactData) => w.tryFact('letter/a1', fact, '2023-05-08', data, { late });
    expect(letter('letter.sent', { unit: 'police', kind: 'assist', note: '附名单' })).toBeUndefined();
    expect(letter('letter.received', {})).toBeUndefined();
    expect(letter('letter.replied', { note: '查无此人' })).toMatchObject({ field: 'data.note' });
    expect(letter('letter.replied', { ...STANDS_FOR, number: '公9' })).toBeUndefined();
    expect(letter('letter.distributed', { number: '公9', orgs: ['1-1'], note: '见附件' })).toMatchObject({
      status: 422,
    });
    expect(letter('letter.distributed', { number: '公9', orgs: ['1-1'] })).toBeUndefined();
    expect(letter('letter.original-returned', { number: '公9' })).toBeUndefined();
    expect(w.tryFact('letter/xf', 'letter.replied', '2023-05-08', { note: '另附一页' }, { late })).toBeUndefined();
  });

  it('may be any paper its issuer marked', () => {
    const w = wuyang();
    const entry = (data: FactData) => w.tryFact(I, 'station.entry', '2023-05-08', data, { late });
    expect(entry({ level: '机密', note: '路线' })).toMatchObject({ field: 'data.note' });
    expect(entry({ level: '内部', note: '路线' })).toBeUndefined();
  });

  it('has its text taken in by rounds that carry a rulebook of before', () => {
    const w = new World({ book: { ...bookOf('wuyang-2023'), language: 3 }, start: '2023-04-01' });
    expect(w.tryFact('office', 'annual.audit-briefing', '2023-04-02', { note: '本年拟审十家' })).toBeUndefined();
  });

  it('cannot be corrected into text', () => {
    const w = wuyang();
    const factId = w.fact('office', 'annual.audit-briefing', '2023-04-02', { number: '审1' });
    const correct = { type: 'correct-fact', factId, data: { note: '拟审十家' }, reason: '补' } as const;
    expect(w.command('office', correct, '2023-04-03')).toMatchObject({ field: 'data.note' });
  });
});

describe('径送件', () => {
  const sealed = (w: World, data: FactData, evidence?: string[]) => {
    const command = { type: 'record-fact', fact: 'learn.direct-route', on: I, at: '2021-04-02', data } as const;
    return w.command('R2022-02-01-1', command, '2021-04-02', undefined, { evidence });
  };

  it('is a number and whom it goes to, and no scan', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01' });
    expect(sealed(w, { numbers: ['M1'], addressee: 'lg1', note: '反映某领导' })).toMatchObject({ field: 'data.note' });
    expect(sealed(w, { numbers: ['M1'], addressee: 'lg1', category: '举报信' })).toMatchObject({
      field: 'data.category',
      detail: expect.stringContaining('密封件，只登记件号'),
    });
    expect(sealed(w, { addressee: 'lg1' })).toMatchObject({ field: 'data.numbers' });
    expect(sealed(w, { numbers: ['M1'] })).toMatchObject({ field: 'data.addressee' });
    expect(sealed(w, { numbers: ['M1'], addressee: 'lg1' }, ['扫描-1'])).toMatchObject({ field: 'evidence' });
    expect(sealed(w, { numbers: ['M1'], addressee: 'lg1' })).toBeUndefined();
  });

  it('is passed on unopened before the addressee opens it, each by its own step', () => {
    const w = new World({ book: bookOf('xinghai-2020'), start: '2021-03-01' });
    w.fact(I, 'learn.direct-route', '2021-04-02', { numbers: ['M1'], addressee: 'lg1' });
    const open = () => w.tryFact(I, 'learn.direct-route-open', '2021-04-03', { numbers: ['M1'] });
    expect(open()?.missing).toMatchObject([{ step: 'learn.direct-route-pass' }]);
    expect(w.tryFact(I, 'learn.direct-route-pass', '2021-04-03', { note: '厚约十页' })).toMatchObject({ status: 422 });
    w.fact(I, 'learn.direct-route-pass', '2021-04-03', { numbers: ['M1'] });
    expect(open()).toBeUndefined();
  });
});
