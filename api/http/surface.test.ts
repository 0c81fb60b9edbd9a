import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/support/api.ts';

let api: TestApi;
let port: number;

const lines: string[] = [];

beforeAll(async () => {
  api = await testApi({ log: (line) => void lines.push(line) });
  await api.app.listen({ host: '127.0.0.1', port: 0 });
  const address = api.app.server.address();
  port = typeof address === 'object' && address ? address.port : 0;
});
afterAll(() => api.close());

/** Sends exactly these bytes and takes what comes back until the connection is closed. */
function raw(text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const socket = connect(port, '127.0.0.1', () => socket.write(text));
    const parts: Buffer[] = [];
    socket.on('data', (part) => parts.push(part));
    socket.on('end', () => resolve(Buffer.concat(parts).toString()));
    socket.on('error', reject);
  });
}
const AUTH = `authorization: Bearer token-of-the-tests`;
const asked = (path: string, more = '') => raw(`GET ${path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n${more}\r\n`);

describe('every answer', () => {
  it.each(['/health/live', '/api/rounds', '/api/nowhere', '/feeds/x.ics'])(
    'of %s says what a browser may do',
    async (url) => {
      const { headers } = await api.send('GET', url);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
      });
      const policy = String(headers['content-security-policy']);
      for (const part of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'"])
        expect(policy.split(';')).toContain(part);
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe|https?:|\*/);
      for (const leak of ['server', 'x-powered-by', 'strict-transport-security', 'access-control-allow-origin'])
        expect(headers).not.toHaveProperty(leak);
    },
  );

  it('asks for TLS from then on where it came by TLS', async () => {
    const { headers } = await api.send('GET', '/api/rounds', { headers: { 'x-forwarded-proto': 'https' } });
    expect(headers['strict-transport-security']).toBe('max-age=63072000');
  });
});

describe('an address', () => {
  it.each([
    ['/api//rounds'],
    ['//api/rounds'],
    ['/api/rounds/'],
    ['/api/./rounds'],
    ['/api/x/../rounds'],
    ['/API/rounds'],
    ['/api%2frounds'],
    ['/api/rounds;x=1'],
    ['/api/rounds/..%2frounds'],
    ['/api/rounds/..%5c..%5cetc'],
    ['/api/rounds/%2e%2e%2faccounts'],
    ['/api/rounds/%00'],
    ['/api/rounds/%c0%ae'],
    ['/api/rounds/%zz'],
    ['/api/rounds/xxx…', `/api/rounds/${'x'.repeat(5000)}`],
  ])('written as %s leads nowhere, and never past the sign-in', async (written, path = written) => {
    const anonymous = await asked(path);
    const known = await asked(path, `${AUTH}\r\n`);
    expect(anonymous).toMatch(/^HTTP\/1\.1 (400|401|404|414) /);
    expect(known).toMatch(/^HTTP\/1\.1 (400|404|414) /);
    for (const answer of [anonymous, known]) expect(answer).toContain('urn:xuncheng:problem:');
  });

  it('of which letters are written as codes is the same address, with the same sign-in', async () => {
    expect(await asked('/api/%72ounds')).toMatch(/^HTTP\/1\.1 401 /);
    expect(await asked('/api/%72ounds', `${AUTH}\r\n`)).toMatch(/^HTTP\/1\.1 200 /);
  });
});

describe('what is no request', () => {
  it.each([
    ['nonsense', 'hello\r\n\r\n', 400],
    ['headers without end', `GET / HTTP/1.1\r\nhost: x\r\nx: ${'y'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST /api/rounds HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\nab', 400],
    [
      'a length and chunks',
      'POST /api/rounds HTTP/1.1\r\nhost: x\r\ncontent-length: 6\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\nG',
      400,
    ],
    ['a header of two lines', 'GET / HTTP/1.1\r\nhost: x\r\nx: 1\r\n 2\r\n\r\n', 400],
  ])('%s is refused in our words', async (_, text, status) => {
    const answer = await raw(text);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('application/problem+json');
    expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status });
  });
});

describe('a body', () => {
  const post = (payload: string, type = 'application/json') =>
    api.send('POST', '/api/rounds', { body: payload, headers: { 'content-type': type } });

  it.each([
    ['a prototype', '{"__proto__":{"admin":true},"no":"R2026-01"}'],
    ['a constructor', '{"constructor":{"prototype":{"admin":true}}}'],
    ['lists in lists', `{"groups":${'['.repeat(300_000)}${']'.repeat(300_000)}}`],
    ['objects in objects', `${'{"a":'.repeat(90_000)}1${'}'.repeat(90_000)}`],
    ['a long list', `{"no":"R2026-01","rulebook":"x","groups":[${Array(200_000).fill('null').join()}]}`],
    ['many keys', `{${Array.from({ length: 60_000 }, (_, n) => `"k${n}":1`).join()}}`],
    ['half a character', '{"no":"\\ud800"}'],
    ['another encoding', Buffer.from('{"no":"甲"}', 'utf16le').toString('binary')],
  ])('of %s is refused shortly', async (_, payload) => {
    const answer = await post(payload);
    expect(answer).toMatchObject({ status: 400, json: { code: 'bad-request' } });
    expect(answer.text.length).toBeLessThan(20_000);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data; boundary=x', 'application/xml'])(
    'of the kind %s, which a form of another site could send, is not read',
    async (type) => {
      expect(await post('{}', type)).toMatchObject({ status: 415, json: { title: '不支持的内容类型' } });
    },
  );
});

describe('a query', () => {
  it.each(['page=1&page=2', 'page[]=1', 'page=%00', 'party=%00', 'pageSize=1e9', 'page=-1', '__proto__=x', 'x=1'])(
    '?%s is refused',
    async (query) => {
      expect(await api.send('GET', `/api/contacts?${query}`)).toMatchObject({ status: 400 });
    },
  );
});

it.each(['calendars', 'calendar-revisions', 'checkpoints'])('%s beyond any number are not looked for', async (what) => {
  expect(await api.send('GET', `/api/${what}/9007199254740991`)).toMatchObject({ status: 400 });
});

it('every request was answered once', () => {
  expect(lines.length).toBeGreaterThan(50);
  expect(lines.filter((line) => /already sent|after they are sent/.test(line))).toEqual([]);
});
