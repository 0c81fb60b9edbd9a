import { saveAccount } from '../../db/queries/accounts.ts';
import { type Json, type TestApi, testApi } from '../../test/support/api.ts';
import { hashPassword } from '../password.ts';

/** The API of the tests of signing in: a clock that can be set, what it logged, and people with known passwords. */
export interface PeopleApi extends TestApi {
  lines: string[];
  /** Lets so many minutes pass. */
  pass(minutes: number): void;
  person(login: string, role?: string, password?: string): Promise<string>;
  /** Signs in at the page: the answer and the cookie's `name=token`. */
  signIn(login: string, password: string, headers?: Record<string, string>): Promise<SignedIn>;
}

export interface SignedIn {
  status: number;
  json: Json;
  headers: Record<string, unknown>;
  cookie: string;
}

export const START = '2026-11-23T01:00:00.000Z';

/** As a person's own commands send it. */
export function basic(login: string, password: string): string {
  return `Basic ${Buffer.from(`${login}:${password}`).toString('base64')}`;
}

/** What our own page sends beside the cookie. */
export const ownPage = (cookie: string) => ({ cookie, 'x-requested-with': 'xuncheng' });

export async function peopleApi(): Promise<PeopleApi> {
  const now = new Date(START);
  const lines: string[] = [];
  const api = await testApi({ now, log: (line) => void lines.push(line) });
  return {
    ...api,
    lines,
    pass: (minutes) => void now.setTime(now.getTime() + minutes * 60_000),
    async person(login, role = 'office', password = `口令 of ${login}`) {
      const passwordHash = await hashPassword(password);
      await saveAccount(api.client.db, { id: login, login, name: '甲', passwordHash, role });
      return password;
    },
    async signIn(login, password, headers = {}) {
      const body = { login, password };
      const answer = await api.send('POST', '/api/session', { auth: null, key: null, headers, body });
      return { ...answer, cookie: String(answer.headers['set-cookie'] ?? '').split(';')[0] ?? '' };
    },
  };
}
