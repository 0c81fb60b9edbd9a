import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { permissionsPage } from '../../api/permissions/page.ts';
import type { Decision } from '../../api/permissions/undecided.ts';
import { noRehearsals, type Rehearsals } from '../../api/rehearsals.ts';
import { bareApp } from '../../cli/bare-app.ts';
import type { RoleGiven } from '../../db/queries/account-roles.ts';
import type { ScopeKind } from '../../db/schema/account-roles.ts';
import { type TestApi, testApi } from '../support/api.ts';
import { entries, flush, recorded, roundStarted } from '../support/ledger.ts';
import { COLUMNS, GIVEN, LIMITS, REACHED } from './expected.ts';
import { type PageHeaders, signedIn } from './holders.ts';

const OWN = { round: 'R2022-02', group: '1', ref: '1-1', workflowId: 'R2022-02-01-1' };
const FOREIGN = { round: 'R2022-03', group: '2', ref: '2-1', workflowId: 'R2022-03-02-1' };
const OTHERS = { letter: 'aud', no: '1', other: '1', year: '2022', login: 'nobody', file: 'x', code: 'nobody' };
const MORE = { draftId: 'd1', sort: 'talk', id: 'x1', no: '1' };

const OF: Record<ScopeKind, string> = {
  ...{ all: '', round: 'R2022-02', group: 'R2022-02/1', inspection: 'R2022-02/1-1', unit: 'aud' },
};

const holders = COLUMNS.flatMap((role) =>
  (LIMITS[role] ?? []).map((kind): RoleGiven & { name: string } => ({
    ...{ role, kind, of: OF[kind], name: `${role}-${kind}` },
  })),
);

const isGiven = (right: keyof typeof GIVEN, role: string) =>
  GIVEN[right].trim().split(/\s+/)[COLUMNS.indexOf(role)] === 'x';

/** What is answered: everything but being refused, no right, nothing there. */
type Answer = 'asked' | 'refused' | 'nowhere';

function expected({ right, at = 'county', url }: Decision, { role, kind }: RoleGiven, foreign: boolean): Answer {
  const rights = [right ?? []].flat().filter((one) => isGiven(one, role));
  if (rights.length === 0) return 'refused';
  if (rights.includes('own') || rights.includes('known')) return 'asked';
  const everywhere = kind === 'all' || at === 'any';
  if (!everywhere && (foreign || !REACHED[at].includes(kind))) return 'nowhere';
  // Of a rehearsal nobody has a part.
  if (!url.startsWith('/api/rehearsals/')) return 'asked';
  if (!isGiven('rehearsals.see', role)) return 'refused';
  return kind === 'all' ? 'asked' : 'nowhere';
}

function addressOf({ url, at }: Decision, names: typeof OWN): string {
  const all: Record<string, string> = { ...OTHERS, ...MORE, ...names };
  const path = url.replaceAll(/:(\w+)/g, (_, name: string) => all[name] ?? `no-${name}`);
  return at === 'asked' ? `${path}?round=${names.round}` : path.replace('*', 'x');
}

async function answerOf(api: TestApi, route: Decision, headers: PageHeaders, names: typeof OWN): Promise<Answer> {
  const { status, json } = await api.send(route.method as 'GET', addressOf(route, names), {
    auth: null,
    headers,
    key: 'matrix',
    ...(route.method !== 'GET' && route.method !== 'DELETE' && { body: {} }),
  });
  if (status === 401) throw new Error(`${route.method} ${route.url}: not signed in`);
  if (status === 500) throw new Error(`${route.method} ${route.url}: 500`);
  if (status === 403 && json.code === 'not-permitted') return 'refused';
  return status === 404 && json.detail === '没有这一项，或不在您的范围之内' ? 'nowhere' : 'asked';
}

let api: TestApi;
let routes: Decision[];

beforeAll(async () => {
  const rehearsals = { ready: () => Promise.reject(noRehearsals()), close: async () => {} } as Partial<Rehearsals>;
  api = await testApi({ rehearsals: rehearsals as Rehearsals });
  const sent = recorded('s', 'letter.sent', 'letter/aud', '2022-04-11', { unit: 'aud', kind: 'inquiry' });
  await api.record(flush(entries([roundStarted, sent])));
  // Signing out comes last: nothing is answered afterwards.
  const guarded = api.decisions.filter(({ open }) => !open);
  const last = (one: Decision) => (one.method === 'DELETE' && one.url === '/api/session' ? 1 : 0);
  routes = guarded.toSorted((a, b) => last(a) - last(b));
});
afterAll(() => api.close());

describe('every route × every role', () => {
  it.each(holders)('$name', async (holder) => {
    const headers = await signedIn(api, holder.name, [holder]);
    const wrong: string[] = [];
    for (const route of routes) {
      const foreign = addressOf(route, OWN) !== addressOf(route, FOREIGN);
      for (const [names, isForeign] of foreign
        ? [[OWN, false] as const, [FOREIGN, true] as const]
        : [[OWN, false] as const]) {
        const told = await answerOf(api, route, headers, names);
        const right = expected(route, holder, isForeign);
        if (told !== right) wrong.push(`${route.method} ${addressOf(route, names)}: ${told}, not ${right}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('has its page printed from the same table', async () => {
    const printed = await readFile(new URL('../../docs/permissions.md', import.meta.url), 'utf8');
    const app = await bareApp();
    expect(printed).toBe(permissionsPage(app.decisions));
    await app.close();
  });

  it('is undecided nowhere, and open where nobody can have signed in', () => {
    const open = api.decisions.filter((one) => one.open).map(({ method, url }) => `${method} ${url}`);
    expect(open).toEqual(['GET /health/live', 'GET /health/ready', 'GET /feeds/:file', 'POST /api/session']);
    expect(routes.length).toBeGreaterThan(150);
    for (const { right } of routes) for (const one of [right ?? []].flat()) expect(GIVEN[one]).toBeTypeOf('string');
  });

  it('lets nobody ask who did not sign in', async () => {
    for (const route of routes) {
      const { status } = await api.send(route.method as 'GET', addressOf(route, OWN), { auth: null, key: 'nobody' });
      expect([route.url, status]).toEqual([route.url, 401]);
    }
  });
});
