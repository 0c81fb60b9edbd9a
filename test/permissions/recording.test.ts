import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RoleGiven } from '../../db/queries/account-roles.ts';
import type { TestApi } from '../support/api.ts';
import { ROUND } from '../support/ledger.ts';
import { county } from './county.ts';
import { type PageHeaders, signedIn } from './holders.ts';

const role = (code: string, kind: RoleGiven['kind'] = 'all', of = ''): RoleGiven => ({ role: code, kind, of });

const PEOPLE: Record<string, { roles: RoleGiven[]; person?: string }> = {
  office: { roles: [role('office')] },
  recused: { roles: [role('office')], person: 'jia' },
  exec: { roles: [role('lg.exec')], person: 'exec-1' },
  addressee: { roles: [role('lg.any')], person: 'lead' },
  nobody: { roles: [role('lg.exec')] },
  'leader-1': { roles: [role('leader', 'group', `${ROUND}/1`)], person: 'lead-1' },
  'member-1': { roles: [role('member', 'inspection', `${ROUND}/1-1`)], person: 'bing' },
  'leader-2': { roles: [role('leader', 'group', `${ROUND}/2`)], person: 'lead-2' },
  aud: { roles: [role('unit', 'unit', 'aud')] },
  orgd: { roles: [role('unit', 'unit', 'orgd')] },
  'ol-1': { roles: [role('ol', 'inspection', `${ROUND}/1-1`)] },
};

let api: TestApi;
const signed: Record<string, PageHeaders> = {};
let keys = 0;
async function told(login: string, url: string, body: object): Promise<string> {
  keys += 1;
  const sent = { auth: null, headers: signed[login] ?? {}, key: `k${keys}`, body };
  const { status, json } = await api.send('POST', url, sent);
  if (status === 207) return `${json.results[0].problem.status} ${json.results[0].problem.code}`;
  return status === 200 ? '200' : `${status} ${json.code}`;
}

beforeAll(async () => {
  api = await county();
  for (const [login, { roles, person }] of Object.entries(PEOPLE))
    signed[login] = await signedIn(api, login, roles, person);
});
afterAll(() => api.close());

const facts = (ref: string) => `/api/rounds/${ROUND}/inspections/${ref}/facts`;
const at = '2022-05-10';
const talk = { fact: 'learn.talks', at, data: { numbers: ['T9'] } };

describe('who records what', () => {
  it.each([
    ['office', facts('1-1'), talk, '200'],
    ['leader-1', facts('1-1'), talk, '200'],
    ['member-1', facts('1-1'), talk, '200'],
    ['leader-2', facts('1-1'), talk, '404 not-found'],
    ['recused', facts('1-1'), talk, '404 not-found'],
    ['recused', facts('2-1'), talk, '200'],
    ['aud', facts('1-1'), talk, '403 not-permitted'],
    ['ol-1', facts('1-1'), talk, '403 not-permitted'],
    ['exec', facts('1-1'), talk, '403 not-yours'],
    // Another inspection than the address says.
    ['leader-1', facts('1-1'), { ...talk, on: 'inspection/2-1' }, '404 not-found'],
    ['leader-1', facts('1-1'), { items: [{ ...talk, on: 'group/2' }] }, '404 not-found'],
    ['leader-1', facts('1-1'), { ...talk, on: 'round' }, '404 not-found'],
    // What is the office's, or the organization's.
    ['leader-1', facts('1-1'), { fact: 'feedback.drafts-review', at }, '403 not-yours'],
    ['leader-1', facts('1-1'), { fact: 'rectify.plan', at }, '403 not-yours'],
    ['leader-1', facts('1-1'), { ...talk, approval: { by: '甲', role: 'lg.exec', date: at } }, '403 not-yours'],
    ['leader-1', facts('1-1'), { ...talk, approval: { by: '甲', role: 'leader', date: at } }, '200'],
    // 径送件: the leader or whom the leader named; the office only that it passed.
    ['leader-1', facts('1-1'), { fact: 'learn.direct-route-registrar', at, data: { persons: ['bing'] } }, '200'],
    ['office', facts('1-1'), { fact: 'learn.direct-route', at, data: { numbers: ['S2'] } }, '403 not-yours'],
    ['leader-1', facts('1-1'), { fact: 'learn.direct-route', at, data: { numbers: ['S2'] } }, '200'],
    ['member-1', facts('1-1'), { fact: 'learn.direct-route', at, data: { numbers: ['S2'] } }, '200'],
    ['leader-2', facts('1-1'), { fact: 'learn.direct-route', at, data: { numbers: ['S2'] } }, '404 not-found'],
    ['addressee', facts('1-1'), { fact: 'learn.direct-route-open', at, data: { numbers: ['S1'] } }, '200'],
    ['exec', facts('1-1'), { fact: 'learn.direct-route-open', at, data: { numbers: ['S1'] } }, '403 not-yours'],
    ['office', facts('1-1'), { fact: 'learn.direct-route-open', at, data: { numbers: ['S1'] } }, '403 not-yours'],
    ['office', facts('1-1'), { fact: 'learn.direct-route-pass', at, data: { numbers: ['S1'] } }, '200'],
    ['leader-1', facts('1-1'), { fact: 'learn.direct-route-pass', at, data: { numbers: ['S1'] } }, '403 not-yours'],
  ])('%s %s %j: %s', async (login, url, body, answer) => {
    expect(await told(login, url, body)).toBe(answer);
  });

  it.each([
    ['leader-1', { factId: 'mark-a-talk', at, reason: '误录' }, '200'],
    ['leader-2', { factId: 'mark-a-talk', at, reason: '误录' }, '404 not-found'],
    ['leader-1', { factId: 'mark-f-plan', at, reason: '误录' }, '403 not-yours'],
    ['office', { factId: 'mark-f-plan', at, reason: '误录' }, '200'],
    ['office', { factId: 'mark-g-sealed', at, reason: '误录' }, '403 not-yours'],
    // Limited to 乙 by the leader: the whole of it, or one of two.
    ['office', { factId: 'mark-c-circle', at, reason: '误录' }, '404 not-found'],
    ['leader-1', { factId: 'mark-c-circle', at, reason: '误录' }, '200'],
    ['office', { factId: 'mark-p-mixed', at, reason: '误录' }, '403 not-yours'],
    ['leader-1', { factId: 'mark-p-mixed', at, reason: '误录' }, '200'],
  ])('%s corrects %j: %s', async (login, body, answer) => {
    expect(await told(login, `/api/workflows/${ROUND}-01-1/corrections`, body)).toBe(answer);
  });

  it.each([
    ['leader-1', { factId: 'recusal', at, reason: '误录' }, '404 not-found'],
    ['leader-1', { factId: 'mark-k-report', at, reason: '误录' }, '404 not-found'],
    ['leader-1', { factId: 'there is none', at, reason: '误录' }, '404 not-found'],
  ])('%s corrects of the round %j: %s', async (login, body, answer) => {
    expect(await told(login, `/api/workflows/${ROUND}/corrections`, body)).toBe(answer);
  });

  it.each([
    ['aud', 'aud', '200'],
    ['aud', 'orgd', '404 not-found'],
    ['orgd', 'orgd', '200'],
    ['leader-1', 'aud', '403 not-permitted'],
    ['office', 'aud', '200'],
  ])('%s receives the letter to %s: %s', async (login, letter, answer) => {
    const body = { items: [{ letter, at: '2022-04-12' }] };
    expect(await told(login, `/api/rounds/${ROUND}/letters/receipts`, body)).toBe(answer);
  });

  it.each([
    ['aud', ROUND, 'x@letter/aud', '200'],
    ['aud', ROUND, 'x@letter/orgd', '404 not-found'],
    ['ol-1', `${ROUND}-01-1`, 'plan@inspection/1-1', '200'],
    ['ol-1', `${ROUND}-02-1`, 'plan@inspection/2-1', '404 not-found'],
    ['office', ROUND, 'x@letter/aud', '200'],
  ])('%s asks of %s for more time for %s: %s', async (login, workflow, key, answer) => {
    const body = { key, due: '2022-07-01', reason: '材料未齐' };
    expect(await told(login, `/api/workflows/${workflow}/deadlines/requests`, body)).toBe(answer);
  });
});

describe('who signs', () => {
  const url = `/api/workflows/${ROUND}-01-1/drafts/draft-1/signatures`;
  const by = (person: string | undefined, as: string) => ({
    approval: { by: '甲', role: as, date: at, ...(person !== undefined && { person }) },
  });

  it.each([
    ['office', by(undefined, 'leader'), '200'],
    ['leader-1', by('lead-1', 'leader'), '200'],
    ['leader-1', by('lead-2', 'leader'), '403 not-yours'],
    ['leader-1', by(undefined, 'leader'), '403 not-yours'],
    ['leader-1', by('lead-1', 'lg.exec'), '403 not-yours'],
    ['leader-2', by('lead-2', 'leader'), '404 not-found'],
    ['exec', by('exec-1', 'lg.exec'), '200'],
    ['nobody', by('exec-1', 'lg.exec'), '403 not-yours'],
    ['member-1', by('bing', 'member'), '403 not-permitted'],
  ])('%s %j: %s', async (login, body, answer) => {
    expect(await told(login, url, body)).toBe(answer);
  });

  it('no paper that there is none of', async () => {
    const none = `/api/workflows/${ROUND}-01-1/drafts/draft-9/signatures`;
    expect(await told('leader-1', none, by('lead-1', 'leader'))).toBe('404 not-found');
  });
});
