import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { basic, ownPage, type PeopleApi, peopleApi } from './testing.ts';

let api: PeopleApi;
let password: string;

beforeEach(async () => {
  api = await peopleApi();
  password = await api.person('clerk');
});
afterEach(() => api.close());

const wrong = (login: string, n: number) => api.signIn(login, `wrong ${n}`);
async function fail(login: string, times: number) {
  for (let n = 0; n < times; n += 1) expect(await wrong(login, n)).toMatchObject({ status: 401 });
}
const told = ({ status, json }: { status: number; json: object }) =>
  JSON.stringify({ status, ...json, instance: undefined });

describe('a login with five failures', () => {
  it('waits, whatever the password and however it is shown', async () => {
    await fail('clerk', 5);
    const right = await api.signIn('clerk', password);
    expect(right).toMatchObject({ status: 429, json: { code: 'too-many-attempts' }, headers: { 'retry-after': '60' } });
    expect(told(await wrong('clerk', 9))).toBe(told(right));
    const byBasic = await api.send('GET', '/api/rounds', { auth: basic('clerk', password) });
    expect(told(byBasic)).toBe(told(right));
    api.pass(0.9);
    expect(await api.signIn('clerk', password)).toMatchObject({ status: 429, headers: { 'retry-after': '6' } });
    api.pass(0.1);
    expect(await api.signIn('clerk', password)).toMatchObject({ status: 200 });
  });

  it('waits also where its password was known to be right before', async () => {
    const auth = basic('clerk', password);
    expect(await api.send('GET', '/api/rounds', { auth })).toMatchObject({ status: 200 });
    await fail('clerk', 5);
    expect(await api.send('GET', '/api/rounds', { auth })).toMatchObject({ status: 429 });
  });

  it('keeps the sign-ins it has', async () => {
    const { cookie } = await api.signIn('clerk', password);
    await fail('clerk', 5);
    const asked = await api.send('GET', '/api/rounds', { auth: null, headers: { cookie } });
    expect(asked).toMatchObject({ status: 200 });
    // Who sits at an open page guesses no better.
    const body = { old: password, new: 'x7-gK2-pq' };
    const changed = await api.send('PUT', '/api/session/password', { auth: null, headers: ownPage(cookie), body });
    expect(changed).toMatchObject({ status: 429 });
  });

  it('waits longer each time, a quarter of an hour at most', async () => {
    await fail('clerk', 5);
    for (const minutes of [1, 2, 4, 8, 15, 15]) {
      const waiting = await api.signIn('clerk', password);
      expect(waiting).toMatchObject({ status: 429, headers: { 'retry-after': String(minutes * 60) } });
      api.pass(minutes);
      expect(await wrong('clerk', 9)).toMatchObject({ status: 401 });
    }
  });

  it('is counted anew after a quarter of an hour, and after a sign-in', async () => {
    await fail('clerk', 4);
    api.pass(15.1);
    await fail('clerk', 4);
    expect(await api.signIn('clerk', password)).toMatchObject({ status: 200 });
    await fail('clerk', 4);
    expect(await api.signIn('clerk', password)).toMatchObject({ status: 200 });
  });

  it('is told from one that does not exist by nothing', async () => {
    const answers = async (login: string) => {
      const all = [];
      for (let n = 0; n < 7; n += 1) all.push(told(await wrong(login, n)));
      return all;
    };
    const known = await answers('clerk');
    expect(await answers('nobody')).toEqual(known);
    expect(new Set(known).size).toBe(2);
    expect(api.lines.filter((line) => /"trail":"sign-in-(refused|waits)"/.test(line))).toHaveLength(14);
    expect(api.lines.join()).not.toMatch(/nobody|wrong \d/);
  });
});

describe('many at once', () => {
  it('are no more guesses than one after the other', async () => {
    const guesses = Array.from({ length: 20 }, (_, n) => wrong('clerk', n));
    const statuses = (await Promise.all(guesses)).map(({ status }) => status);
    expect(statuses.filter((status) => status === 401)).toHaveLength(5);
    expect(statuses.filter((status) => status === 429)).toHaveLength(15);
  });

  it('with the right password are all answered', async () => {
    const asked = Array.from({ length: 20 }, () => api.send('GET', '/api/rounds', { auth: basic('clerk', password) }));
    for (const answer of await Promise.all(asked)) expect(answer).toMatchObject({ status: 200 });
  });
});

describe('an address', () => {
  it('tries thirty times a minute, whatever the logins', async () => {
    for (let n = 0; n < 30; n += 1) expect(await wrong(`login ${n}`, n)).toMatchObject({ status: 401 });
    const more = await wrong('login 30', 30);
    expect(more).toMatchObject({ status: 429, json: { code: 'too-many-attempts' } });
    expect(Number(more.headers['retry-after'])).toBeGreaterThan(0);
    expect(await api.signIn('clerk', password)).toMatchObject({ status: 429 });
    expect(await api.send('GET', '/api/rounds')).toMatchObject({ status: 200 });
  });
});

it('spends the same work on a login that does not exist', async () => {
  /** The shortest of four: what else the machine does makes a try longer, never shorter. */
  const lasts = async (login: string) => {
    let shortest = Number.POSITIVE_INFINITY;
    for (let n = 0; n < 4; n += 1) {
      const started = performance.now();
      await wrong(login, n);
      shortest = Math.min(shortest, performance.now() - started);
    }
    return shortest;
  };
  await lasts('warm-up');
  const [known, unknown] = [await lasts('clerk'), await lasts('nobody')];
  // Without the work it would be a tenth: a hash costs tens of milliseconds.
  expect(unknown).toBeGreaterThan(known / 3);
});
