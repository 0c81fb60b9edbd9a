import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { auditEnded, insertAudit } from '../../db/queries/audits.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import type { Person, Target } from '../../procedure/heart/state.ts';
import { type Json, type TestApi, testApi, wuyang } from '../../test/support/api.ts';
import { entries, flush, recorded } from '../../test/support/ledger.ts';

let api: TestApi;
const asked = async (path: string): Promise<Json> => (await api.send('GET', `/api/${encodeURI(path)}`)).json;
const named =
  (path: string) =>
  async (query = ''): Promise<string[]> =>
    (await asked(`${path}?${query}`)).items.map(({ name }: Json) => name);

const person = (code: string, name: string, more: Partial<Person> = {}): EntryBody => ({
  type: 'person.registered',
  person: { code, name, roles: [], pool: false, ...more },
});
const target = (code: string, name: string, more: Partial<Target> = {}): EntryBody => ({
  type: 'target.registered',
  target: { code, name, ...more },
});

const office: EntryBody[] = [
  person('p3', '乙', { unit: 'fin', pool: true }),
  person('p1', '丁', { unit: 'aud', roles: ['lg.exec'] }),
  person('p2', '丙', { retired: true }),
  person('p10', '甲'),
  target('t3', '乙局党组', { kind: '部门' }),
  target('t1', '丙镇党委', { kind: '乡镇', villages: 9 }),
  target('t2', '甲镇党委', { kind: '乡镇', villages: 12 }),
  target('t4', '丁局党组', { kind: '部门', retired: true }),
];
const inspected: EntryBody[] = [
  {
    type: 'round.started',
    groups: [
      {
        no: 1,
        inspections: [
          { ref: '1-1', group: 1, no: 1, name: '甲镇党委', traits: [], target: 't2' },
          { ref: '1-2', group: 1, no: 2, name: '乙局党组', traits: [], target: 't3' },
        ],
      },
    ],
    params: {},
    plans: {},
  },
];
const entered = (ref: string, date: string) => recorded(`e${ref}`, 'station.entry', `inspection/${ref}`, date);

beforeAll(async () => {
  api = await testApi();
  const book = { rulebookHash: wuyang.hash };
  await api.record(flush(entries(office, { ...book, workflowId: 'office', round: 'office', host: 'office' })));
  await api.record(flush(entries(inspected, book)));
  const own = { ...book, workflowId: 'R2022-02-01-1', host: 'inspection' as const };
  await api.record(flush(entries([entered('1-1', '2022-04-21')], own)));
  await api.record(flush(entries([entered('1-2', '2022-03-01')], { ...own, workflowId: 'R2022-02-01-2' })));
});
afterAll(() => api?.close());

describe('the register of people', () => {
  const names = named('office/people');

  it('is ordered by code, by name or by unit, both ways', async () => {
    expect(await names()).toEqual(['丁', '甲', '丙', '乙']);
    expect(await names('sort=-code')).toEqual(['乙', '丙', '甲', '丁']);
    expect(await names('sort=name')).toEqual(['丙', '丁', '甲', '乙']);
    expect(await names('sort=-name')).toEqual(['乙', '甲', '丁', '丙']);
    // Who is of no unit comes last, whichever way.
    expect((await names('sort=unit')).slice(2).toSorted()).toEqual(['丙', '甲'].toSorted());
    expect((await names('sort=-unit')).slice(2).toSorted()).toEqual(['丙', '甲'].toSorted());
  });

  it('is searched by name or code, narrowed, and paged with the total of what was found', async () => {
    expect(await names('q=丁')).toEqual(['丁']);
    expect((await names('q=P1')).toSorted()).toEqual(['丁', '甲'].toSorted());
    expect(await names('q=p&pool=true')).toEqual(['乙']);
    expect(await names('unit=aud&sort=name')).toEqual(['丁']);
    expect(await names('role=lg.exec')).toEqual(['丁']);
    expect(await names('retired=true&q=丁')).toEqual([]);
    expect(await asked('office/people?q=p&sort=name&page=2&pageSize=3')).toMatchObject({
      items: [{ code: 'p3', name: '乙', unitTitle: '财政局', post: null }],
      ...{ total: 4, page: 2, pageSize: 3 },
    });
  });

  it('is asked in words it knows', async () => {
    expect(await asked('office/people?sort=post')).toMatchObject({ status: 400, errors: [{ field: 'sort' }] });
    expect(await asked('office/people?q=')).toMatchObject({ status: 400, errors: [{ field: 'q' }] });
  });
});

describe('the object library', () => {
  const names = named('office/targets');

  it('is ordered by what is entered of an organization, or by what the rounds say of it', async () => {
    expect(await names()).toEqual(['丙镇党委', '甲镇党委', '乙局党组', '丁局党组']);
    expect(await names('sort=-villages')).toEqual(['甲镇党委', '丙镇党委', '乙局党组', '丁局党组']);
    expect((await names('sort=lastEntry')).slice(0, 2)).toEqual(['乙局党组', '甲镇党委']);
    expect((await names('sort=-lastEntry')).slice(0, 2)).toEqual(['甲镇党委', '乙局党组']);
    expect((await names('sort=-inspected&retired=false')).at(-1)).toBe('丙镇党委');
  });

  it('is searched and narrowed, each with its standing', async () => {
    expect(await names('q=镇&sort=-code')).toEqual(['甲镇党委', '丙镇党委']);
    expect(await names('q=T4')).toEqual(['丁局党组']);
    expect(await names('standing=current&kind=乡镇')).toEqual(['甲镇党委']);
    expect(await names('standing=never&retired=false')).toEqual(['丙镇党委']);
    expect(await asked('office/targets?q=局&pageSize=1')).toMatchObject({
      items: [{ code: 't3', standing: 'current', lastEntry: '2022-03-01', inspected: 1 }],
      total: 2,
    });
  });
});

describe('audits that were asked for', () => {
  it('are turned round, narrowed and searched by who asked and of what', async () => {
    const { db } = api.client;
    const at = (day: number) => `2026-11-0${day}T01:00:00.000Z`;
    await insertAudit(db, { id: 'a', scope: { all: true }, askedBy: 'auditor', askedAt: at(1) });
    await insertAudit(db, { id: 'b', scope: { round: 'R2022-02' }, askedBy: 'auditor', askedAt: at(2) });
    await insertAudit(db, { id: 'c', scope: { inspection: 'R2023-01-01-1' }, askedBy: 'other', askedAt: at(3) });
    await auditEnded(db, 'a', { state: 'done', verdict: 'equal', finishedAt: at(1) });
    const ids = async (query = '') => (await asked(`audits?${query}`)).items.map(({ id }: Json) => id);
    expect(await ids()).toEqual(['c', 'b', 'a']);
    expect(await ids('sort=asked&pageSize=2')).toEqual(['a', 'b']);
    expect(await ids('state=running')).toEqual(['c', 'b']);
    expect(await ids('verdict=equal')).toEqual(['a']);
    expect(await ids('q=r2022')).toEqual(['b']);
    expect(await ids('q=2023-01')).toEqual(['c']);
    expect(await ids('q=AUDITOR')).toEqual(['b', 'a']);
    expect(await asked('audits?page=201')).toMatchObject({ status: 400, errors: [{ field: 'page' }] });
  });
});
