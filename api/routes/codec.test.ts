import { randomBytes } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Payload } from '@temporalio/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Client, connect } from '../../db/client.ts';
import { type LedgerListener, listenToLedger } from '../../db/listen.ts';
import { accountPast } from '../../test/support/accounts.ts';
import { acceptingEngine, LOCAL_TOKEN } from '../../test/support/api.ts';
import { type TestDatabase, testDatabase } from '../../test/support/database.ts';
import { payloadCodecs } from '../../workflows/data-converter.ts';
import { GzipCodec } from '../../workflows/gzip-codec.ts';
import { buildApp } from '../app.ts';
import type { Api } from '../deps.ts';
import { createOrchestrator, databaseLedger } from '../orchestrator.ts';

const KEY_ID = 'encryption-key-id';
const zipped = promisify(gzip);
const UI = 'http://127.0.0.1:8233';
const SECRET = '甲局党组的问题线索';
const base64 = (bytes: Uint8Array | string) => Buffer.from(bytes).toString('base64');
const plain = (text: string) => ({ metadata: { encoding: base64('json/plain') }, data: base64(JSON.stringify(text)) });
const long = plain(SECRET.repeat(500));

let database: TestDatabase;
let client: Client;
let listener: LedgerListener;
let app: Api;
let basic: Record<'auditor' | 'office', string>;
const lines: string[] = [];
const decodes = () => lines.filter((line) => line.includes('payloads-decoded'));

/** As a worker of earlier releases wrote it, and as the engine's page sends it. */
async function compressed({ metadata, data }: typeof long) {
  const payload = {
    metadata: { encoding: Buffer.from(metadata.encoding, 'base64') },
    data: Buffer.from(data, 'base64'),
  };
  const [encoded] = await new GzipCodec().encode([payload]);
  return { metadata: { encoding: base64('binary/gzip') }, data: base64(encoded?.data ?? new Uint8Array()) };
}

/** The same as a worker writes it now. */
async function encrypted({ metadata, data }: typeof long) {
  let payloads: Payload[] = [
    { metadata: { encoding: Buffer.from(metadata.encoding, 'base64') }, data: Buffer.from(data, 'base64') },
  ];
  for (const codec of payloadCodecs) payloads = await codec.encode(payloads);
  const [sealed] = payloads;
  return {
    metadata: { encoding: base64('binary/encrypted'), [KEY_ID]: base64('k-test') },
    data: base64(sealed?.data ?? ''),
  };
}

function ask(payload: unknown, headers: Record<string, string> = { authorization: basic.auditor }) {
  const usual = { 'content-type': 'application/json', 'x-namespace': 'xuncheng', origin: UI };
  return app.inject({
    method: 'POST',
    url: '/api/codec/decode?preserveStorageRefs=true',
    headers: { ...usual, ...headers },
    payload: payload as object,
  });
}

beforeAll(async () => {
  database = await testDatabase();
  client = connect(database.url);
  listener = await listenToLedger(client);
  app = await buildApp({
    db: client.db,
    orchestrator: createOrchestrator({ engine: acceptingEngine(), ledger: databaseLedger(client.db, listener) }),
    localToken: LOCAL_TOKEN,
    logLevel: 'warn',
    log: { write: (line) => void lines.push(line) },
    about: { version: '0.0.0', temporalAddress: 'nowhere:1', namespace: 'test', temporalUiUrl: `${UI}/` },
  });
  basic = {
    auditor: `Basic ${base64(`auditor:${await accountPast(client.db, 'auditor')}`)}`,
    office: `Basic ${base64(`office:${await accountPast(client.db, 'office')}`)}`,
  };
});
beforeEach(() => void lines.splice(0));
afterAll(async () => {
  await app?.close();
  await listener?.close();
  await client?.close();
  await database?.drop();
});

describe('POST /api/codec/decode', () => {
  it('makes payloads readable for an auditor, in their order, as the page asks', async () => {
    const answer = await ask({ payloads: [await compressed(long), plain('短'), await encrypted(long), {}] });
    expect(answer.statusCode).toBe(200);
    expect(answer.json()).toEqual({ payloads: [long, plain('短'), long, { metadata: {}, data: '' }] });
    expect(answer.headers).toMatchObject({
      'access-control-allow-origin': UI,
      'access-control-allow-credentials': 'true',
      'cache-control': 'no-store',
    });
  });

  it('logs each once, whatever the level: who, of which namespace, how many, and nothing that is in them', async () => {
    await ask({ payloads: [await compressed(long), plain('短')] });
    expect(decodes().map((line) => JSON.parse(line))).toMatchObject([
      { by: 'auditor', namespace: 'xuncheng', payloads: 2, trail: 'payloads-decoded' },
    ]);
    const said = lines.join();
    for (const text of [SECRET, long.data.slice(0, 40), basic.auditor.slice(6)]) expect(said).not.toContain(text);
  });

  it('lets the page of the engine ask first, and no other', async () => {
    const preflight = (origin: string) =>
      app.inject({
        method: 'OPTIONS',
        url: '/api/codec/decode?preserveStorageRefs=true',
        headers: {
          origin,
          'access-control-request-method': 'POST',
          'access-control-request-headers': 'authorization,content-type,x-namespace',
        },
      });
    const own = await preflight(UI);
    expect(own.statusCode).toBe(204);
    expect(own.headers).toMatchObject({
      'access-control-allow-origin': UI,
      'access-control-allow-credentials': 'true',
      'access-control-allow-methods': 'POST',
      'access-control-allow-headers': 'content-type, x-namespace, authorization',
    });
    for (const origin of ['http://127.0.0.1:8234', 'http://evil.example', 'null'])
      expect((await preflight(origin)).headers['access-control-allow-origin']).not.toBe(origin);
    const elsewhere = await app.inject({ method: 'GET', url: '/api/rounds', headers: { origin: UI } });
    expect(elsewhere.headers).not.toHaveProperty('access-control-allow-origin');
  });

  it.each([
    ['nobody', () => ({}), 401, 'unauthenticated'],
    ['a wrong password', () => ({ authorization: `Basic ${base64('auditor:wrong')}` }), 401, 'unauthenticated'],
    ['the office', () => ({ authorization: basic.office }), 403, 'not-permitted'],
  ])('refuses %s, and decodes nothing', async (_, headers, status, code) => {
    const answer = await ask({ payloads: [await compressed(long)] }, headers());
    expect(answer.statusCode).toBe(status);
    expect(answer.json()).toMatchObject({ code });
    expect(answer.headers).toMatchObject({ 'cache-control': 'no-store', 'access-control-allow-origin': UI });
    expect(decodes()).toEqual([]);
  });

  it('is there for this machine’s own commands', async () => {
    const answer = await ask({ payloads: [plain('短')] }, { authorization: `Bearer ${LOCAL_TOKEN}` });
    expect(answer.statusCode).toBe(200);
    expect(decodes().map((line) => JSON.parse(line))).toMatchObject([{ by: 'local' }]);
  });

  it.each([
    ['data that is no gzip', () => base64('nonsense')],
    ['data cut short', async () => (await compressed(long)).data.slice(0, 80)],
    ['gzip of something else', async () => base64(await zipped(randomBytes(999)))],
  ])('names a payload that cannot be read: %s', async (_, data) => {
    const broken = { metadata: { encoding: base64('binary/gzip') }, data: await data() };
    const answer = await ask({ payloads: [plain('短'), broken] });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'undecodable', errors: [{ field: 'payloads.1' }] });
    expect(answer.json().detail).toContain('第 2 项');
    expect(decodes()).toEqual([]);
  });

  it.each([
    ['whose key is not there', 'k9-0000', '缺密钥 k9-0000'],
    ['under another key than it says', 'k-test', '已损坏'],
  ])('names an encrypted payload %s', async (_, keyId, said) => {
    const { metadata, data } = await encrypted(long);
    const broken = {
      metadata: { ...metadata, [KEY_ID]: base64(keyId) },
      data: base64(Buffer.from(data, 'base64').reverse()),
    };
    const answer = await ask({ payloads: [broken] });
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({ code: 'undecodable', detail: expect.stringContaining(said) });
    expect(decodes()).toEqual([]);
  });

  it.each([
    [{ payloads: [{ data: '不是' }] }, 400, 'payloads.0.data'],
    [{ payloads: [{ metadata: { encoding: 'json/plain!' } }] }, 400, 'payloads.0.metadata.encoding'],
    [{ payloads: Array(1001).fill({}) }, 400, 'payloads'],
    [{}, 400, 'payloads'],
    [{ payloads: [{ data: 'A'.repeat(5_000_000) }] }, 413, undefined],
  ])('refuses what is no list of payloads %#', async (body, status, field) => {
    const answer = await ask(body);
    expect(answer.statusCode).toBe(status);
    if (field) expect(answer.json().errors).toMatchObject([{ field }]);
  });

  it('takes as much as the engine keeps in one event', async () => {
    const random = { metadata: { encoding: base64('binary/plain') }, data: base64(randomBytes(2 * 1024 * 1024)) };
    const answer = await ask({ payloads: [await compressed(random)] });
    expect(answer.statusCode).toBe(200);
    expect(answer.json().payloads[0].data).toBe(random.data);
  });

  it('encodes nothing', async () => {
    const headers = { authorization: basic.auditor };
    for (const [method, url] of [
      ['POST', '/api/codec/encode'],
      ['POST', '/api/codec/download'],
      ['GET', '/api/codec/decode'],
    ] as const) {
      const answer = await app.inject({
        method,
        url,
        headers,
        ...(method === 'POST' && { payload: { payloads: [] } }),
      });
      expect(answer.statusCode).toBe(404);
    }
  });
});

describe('the auditors’ account', () => {
  it('may look and may not record', async () => {
    const headers = { authorization: basic.auditor, 'idempotency-key': 'k' };
    expect((await app.inject({ method: 'GET', url: '/api/rounds', headers })).statusCode).toBe(200);
    const refused = await app.inject({ method: 'POST', url: '/api/rounds', headers, payload: {} });
    expect([refused.statusCode, refused.json().code]).toEqual([403, 'not-permitted']);
  });
});
