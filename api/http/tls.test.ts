import { type RequestOptions, request } from 'node:https';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAccount } from '../../db/queries/accounts.ts';
import { type TestApi, testApi } from '../../test/support/api.ts';
import { asFiles, authority, certified, type Pair } from '../../test/support/certificates.ts';
import { hashPassword } from '../password.ts';
import { listenTls } from './tls.ts';

let api: TestApi;
let ca: Pair;
let files: Awaited<ReturnType<typeof asFiles<'cert' | 'key' | 'other'>>>;
let server: Awaited<ReturnType<typeof listenTls>>;
const PASSWORD = '口令 of jia';

beforeAll(async () => {
  api = await testApi();
  await saveAccount(api.client.db, {
    ...{ id: 'jia', login: 'jia', name: '甲', role: 'office', passwordHash: await hashPassword(PASSWORD) },
  });
  ca = await authority('试验 CA');
  const own = await certified(ca, 'localhost');
  const other = await certified(ca, 'localhost');
  files = await asFiles({ ...own, other: other.key });
  server = await listenTls(api.app, { host: '127.0.0.1', port: 0, ...files.files });
});
afterAll(async () => {
  await server.close();
  await api.close();
  await files.remove();
});

function ask(path: string, options: RequestOptions = {}, body?: object) {
  const { port } = new URL(server.url);
  return new Promise<{ status: number; headers: Record<string, unknown>; protocol: string | null }>(
    (resolve, reject) => {
      const sent = request(
        { host: '127.0.0.1', servername: 'localhost', port, path, ca: ca.cert, ...options },
        (answer) => {
          const { protocol } = {
            protocol: 'getProtocol' in answer.socket ? (answer.socket.getProtocol as () => string)() : null,
          };
          answer
            .resume()
            .on('end', () => resolve({ status: answer.statusCode ?? 0, headers: answer.headers, protocol }));
        },
      );
      sent.on('error', reject);
      sent.end(body && JSON.stringify(body));
    },
  );
}

describe('over TLS', () => {
  it('the same API answers, and tells browsers to stay with TLS', async () => {
    const answer = await ask('/health/live');
    expect(answer).toMatchObject({ status: 200, protocol: 'TLSv1.3' });
    expect(answer.headers['strict-transport-security']).toBe('max-age=63072000');
    expect(await ask('/api/rounds')).toMatchObject({ status: 401 });
  });

  it('a session’s cookie never goes anywhere else', async () => {
    const headers = { 'content-type': 'application/json' };
    const { status, headers: told } = await ask(
      '/api/session',
      { method: 'POST', headers },
      { login: 'jia', password: PASSWORD },
    );
    expect(status).toBe(200);
    expect(String(told['set-cookie'])).toMatch(/^__Host-xuncheng=.*; Path=\/; HttpOnly; Secure; SameSite=Strict$/);
  });

  it('nothing older than TLS 1.2 is spoken', async () => {
    await expect(ask('/health/live', { maxVersion: 'TLSv1.1', minVersion: 'TLSv1' })).rejects.toThrow();
    expect(await ask('/health/live', { maxVersion: 'TLSv1.2' })).toMatchObject({ protocol: 'TLSv1.2' });
  });

  it('who does not trust the authority, or asks in the clear, learns nothing', async () => {
    await expect(ask('/health/live', { ca: [] })).rejects.toThrow(/certificate/);
    await expect(fetch(server.url.replace('https', 'http'))).rejects.toThrow();
  });
});

it.each([
  ['a key of another certificate', () => ({ cert: files.files.cert, key: files.files.other }), /不是一对/],
  ['a file that is not there', () => ({ cert: files.files.cert, key: '/nowhere.pem' }), /XUNCHENG_TLS_KEY：读不到/],
])('%s is refused in words', async (_, given, words) => {
  await expect(listenTls(api.app, { host: '127.0.0.1', port: 0, ...given() })).rejects.toThrow(words);
});
