import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoleGiven } from '../../db/queries/account-roles.ts';
import type { TestApi } from '../support/api.ts';
import { ROUND } from '../support/ledger.ts';
import { county, PLANTED } from './county.ts';
import { type PageHeaders, signedIn } from './holders.ts';

const role = (code: string, kind: RoleGiven['kind'] = 'all', of = ''): RoleGiven => ({ role: code, kind, of });

/** Who looks; those with a code are in the office's register. */
const PEOPLE: Record<string, { roles: RoleGiven[]; person?: string }> = {
  office: { roles: [role('office')] },
  recused: { roles: [role('office')], person: 'jia' },
  lg: { roles: [role('lg.exec')] },
  addressee: { roles: [role('lg.any')], person: 'lead' },
  'leader-1': { roles: [role('leader', 'group', `${ROUND}/1`)] },
  'member-1': { roles: [role('member', 'inspection', `${ROUND}/1-1`)], person: 'bing' },
  circled: { roles: [role('member', 'group', `${ROUND}/1`)], person: 'yi' },
  'leader-2': { roles: [role('leader', 'group', `${ROUND}/2`)] },
  'ol-1': { roles: [role('ol', 'inspection', `${ROUND}/1-1`)] },
  'prin-1': { roles: [role('prin', 'inspection', `${ROUND}/1-1`)] },
  aud: { roles: [role('unit', 'unit', 'aud')] },
  disc: { roles: [role('unit', 'unit', 'disc')] },
  elsewhere: { roles: [role('leader', 'group', 'R2023-01/1')] },
};

/** The same rights as others here, one circle or envelope more. */
const LIKE: Record<string, string> = { circled: 'member-1', addressee: 'lg' };

const marksOf = (text: string) => [...new Set(text.match(/mark-[a-z]-[a-z]+/g) ?? [])].sort();

function allowed(login: string): string[] {
  const may = PLANTED.map(({ mark, seenBy }) => ({ mark, by: seenBy.split(' ') }))
    .filter(({ by }) => !by.includes(`-${login}`) && by.some((one) => one === login || one === LIKE[login]))
    .map(({ mark }) => mark);
  const letters = { aud: ['mark-l-aud'], disc: [], 'ol-1': [], 'prin-1': [], elsewhere: [] }[login];
  return [...may, ...(letters ?? ['mark-l-aud', 'mark-m-orgd'])].sort();
}

let api: TestApi;
const signed: Record<string, PageHeaders> = {};
const look = (login: string, url: string) => api.send('GET', url, { auth: null, headers: signed[login] ?? {} });

beforeAll(async () => {
  api = await county();
  for (const [login, { roles, person }] of Object.entries(PEOPLE))
    signed[login] = await signedIn(api, login, roles, person);
});
afterAll(() => api.close());

const everything = Object.keys(PEOPLE);
const facts = `/api/rounds/${ROUND}/facts`;

describe('what is on record', () => {
  it.each(everything.filter((login) => !['aud', 'disc', 'elsewhere'].includes(login)))('%s: facts', async (login) => {
    const { status, text } = await look(login, facts);
    const may = allowed(login).filter((mark) => !/-[lm]-/.test(mark));
    expect([status, marksOf(text).filter((mark) => !/-[lm]-/.test(mark))]).toEqual([200, may]);
  });

  it('is nothing for another county’s round, or for who has no part of it', async () => {
    for (const login of ['elsewhere', 'aud', 'disc']) {
      const { status, json } = await look(login, facts);
      expect(login === 'elsewhere' ? status : json.code).toBe(login === 'elsewhere' ? 404 : 'not-permitted');
    }
  });

  it.each([
    ['leader-1', ['1-1', '1-2']],
    ['member-1', ['1-1']],
    ['ol-1', ['1-1']],
    ['leader-2', ['2-1']],
    ['recused', ['1-2', '2-1']],
    ['office', ['1-1', '1-2', '2-1']],
  ])('%s: the round with its inspections', async (login, refs) => {
    const { json } = await look(login, `/api/rounds/${ROUND}`);
    const shown = json.groups.flatMap(({ inspections }: { inspections: { ref: string }[] }) => inspections);
    expect(shown.map(({ ref }: { ref: string }) => ref)).toEqual(refs);
  });

  it.each([
    ['office', [1, 2]],
    ['leader-1', [1]],
    ['leader-2', [2]],
    ['recused', [2]],
    ['disc', [1]],
  ])('%s: transfers', async (login, nos) => {
    const { json } = await look(login, `/api/rounds/${ROUND}/transfers`);
    expect(json.items.map(({ no }: { no: number }) => no)).toEqual(nos);
  });

  it.each([
    ['office', ['plan@inspection/1-1', 'plan@inspection/2-1', 'x@letter/aud', 'x@letter/orgd']],
    ['recused', ['plan@inspection/2-1', 'x@letter/aud', 'x@letter/orgd']],
    ['leader-1', ['plan@inspection/1-1']],
    ['member-1', ['plan@inspection/1-1']],
    ['ol-1', ['plan@inspection/1-1']],
    ['leader-2', ['plan@inspection/2-1']],
    ['elsewhere', []],
  ])('%s: deadlines', async (login, keys) => {
    const { json } = await look(login, '/api/deadlines');
    expect(json.items.map(({ key }: { key: string }) => key).sort()).toEqual(keys);
    expect(json.total).toBe(keys.length);
  });

  it.each([
    ['aud', ['aud']],
    ['office', ['aud', 'orgd']],
    ['leader-1', ['aud', 'orgd']],
  ])('%s: letters', async (login, letters) => {
    const { json } = await look(login, `/api/rounds/${ROUND}/letters`);
    expect(json.items.map(({ letter }: { letter: string }) => letter)).toEqual(letters);
    expect(json.total).toBe(letters.length);
    if (login === 'leader-1') for (const one of json.items) expect(one.inspections).toEqual(['1-1', '1-2']);
  });

  it.each([
    ['leader-1', ['P1', 'P9']],
    ['circled', ['P1', 'P9']],
    ['member-1', ['P1']],
    ['office', ['P1']],
  ])('%s: petitions', async (login, numbers) => {
    const { json } = await look(login, `/api/workflows/${ROUND}-01-1/things/petition`);
    expect(json.items.map(({ number }: { number: string }) => number)).toEqual(numbers);
    expect(json.total).toBe(numbers.length);
  });
});

describe('every address, with every id there is', () => {
  const names = {
    round: [ROUND, 'R2023-01', 'R2099-01'],
    group: ['1', '2'],
    ref: ['1-1', '2-1'],
    workflowId: [ROUND, `${ROUND}-01-1`, `${ROUND}-02-1`, `${ROUND}-T1`, `${ROUND}-T2`, 'office'],
    sort: ['petition', 'talk', 'sealed'],
    no: ['1', '2'],
  } as Record<string, string[]>;

  function addresses(url: string): string[] {
    const name = /:(\w+)/.exec(url)?.[1];
    if (name === undefined) return [url];
    return (names[name] ?? ['x']).flatMap((value) => addresses(url.replace(`:${name}`, value)));
  }
  const TAKES_QUERY = /(deadlines|entries|notices|effects|requests|scans|inbox|facts|reports)$/;
  const queries = ['', `?round=${ROUND}`, `?workflow=${ROUND}-02-1`, '?group=2', '?unit=orgd', '?inspection=2-1'];

  it.each(everything)('%s: nothing of anybody else', async (login) => {
    const may = allowed(login);
    const found = new Set<string>();
    let asked = 0;
    for (const { method, url, open } of api.decisions) {
      if (method !== 'GET' || open) continue;
      for (const address of addresses(url)) {
        for (const query of TAKES_QUERY.test(url) ? queries : ['']) {
          const { status, text } = await look(login, address + query);
          expect([address + query, status === 500]).toEqual([address + query, false]);
          for (const mark of marksOf(text)) found.add(mark);
          asked += 1;
        }
      }
    }
    expect(asked).toBeGreaterThan(200);
    expect([...found].filter((mark) => !may.includes(mark))).toEqual([]);
  });

  it('answers alike what is somebody else’s and what there is not', async () => {
    const told = async (login: string, url: string) => {
      const { status, json } = await look(login, url);
      const { instance: _, ...problem } = json;
      return [status, problem];
    };
    for (const path of ['', '/facts', '/letters', '/people', '/plan', '/timeline']) {
      const there = await told('elsewhere', `/api/rounds/${ROUND}${path}`);
      expect(await told('elsewhere', `/api/rounds/R2099-01${path}`)).toEqual(there);
    }
    const foreign = await told('leader-1', `/api/workflows/${ROUND}-02-1/checklist?step=learn.talks&on=inspection/2-1`);
    expect(foreign[0]).toBe(404);
    expect(await told('leader-1', `/api/workflows/${ROUND}-09-1/checklist?step=learn.talks&on=inspection/9-1`)).toEqual(
      foreign,
    );
  });
});
