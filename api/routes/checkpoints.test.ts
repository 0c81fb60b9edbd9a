import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { GENESIS } from '../../db/chain.ts';
import { signCheckpoint } from '../../db/checkpoint.ts';
import { addCheckpoint } from '../../db/queries/checkpoints.ts';
import { type Json, type TestApi, testApi } from '../../test/support/api.ts';
import { allOf } from '../../test/support/trail.ts';

const { privateKey } = generateKeyPairSync('ed25519');
const head = (seq: number) => ({ workflowId: 'R2022-02-01-1', seq, hash: String(seq % 10).repeat(64) });
const first = signCheckpoint(
  { no: 1, at: '2022-04-12T22:00:00.000Z', kind: 'daily', reason: '2022-04-13', previous: GENESIS, heads: [head(7)] },
  privateKey,
);
const second = signCheckpoint(
  {
    no: 2,
    at: '2022-04-13T22:00:00.000Z',
    kind: 'archive',
    reason: 'R2022-02/9',
    previous: first.hash,
    heads: [head(9), { ...head(3), workflowId: 'R2022-02<b>' }],
  },
  privateKey,
);

describe('checkpoints', () => {
  let api: TestApi;
  beforeAll(async () => {
    api = await testApi();
    for (const one of [first, second]) await addCheckpoint(api.client.db, one);
  });
  afterAll(() => api.close());

  it('are listed, the newest first, with their hash as it is copied by hand', async () => {
    const { status, json } = await api.send('GET', '/api/checkpoints?pageSize=1');
    expect(status).toBe(200);
    expect(json).toMatchObject({ total: 2, page: 1, pageSize: 1 });
    expect(json.items).toMatchObject([{ no: 2, kindTitle: '移交归档', heads: 2, previous: first.hash }]);
    const [groups] = json.items.map((one: Json) => one.hashGroups);
    expect(groups.split(' ')).toHaveLength(16);
    expect(groups.replaceAll(' ', '')).toBe(second.hash);
  });

  it('tell what they signed', async () => {
    const { json } = await api.send('GET', '/api/checkpoints/1');
    expect(json).toMatchObject({ ...first, atText: '2022年4月13日（周三） 06:00', kindTitle: '每日' });
  });

  it('are a page to print: number, hash in fours, signature, key, heads with their workflows, nothing unescaped', async () => {
    const { status, headers, text } = await api.send('GET', '/api/checkpoints/2.html');
    const detail = { method: 'GET', route: '/api/checkpoints/:no.html', no: '2' };
    expect((await allOf(api.client.db)).at(-1)).toMatchObject({ event: 'printed', account: 'local', detail });
    expect(status).toBe(200);
    expect(headers['content-type']).toContain('text/html');
    const hash = second.hash.match(/.{4}/g)?.join(' ') ?? '';
    for (const part of ['第 2 号', hash, second.signature, second.keyId.slice(0, 4), 'R2022-02-01-1', head(9).hash])
      expect(text).toContain(part);
    expect(text).toContain(`--filed 2:${second.hash.slice(0, 8)}`);
    expect(text).toContain('R2022-02&lt;b&gt;');
    expect(text).not.toMatch(/<script|https?:/);
  });

  it.each(['/api/checkpoints/3', '/api/checkpoints/3.html'])('%s is not there', async (url) => {
    expect(await api.send('GET', url)).toMatchObject({ status: 404, json: { detail: '没有第 3 号检查点' } });
  });

  it.each(['x', '0', '1.5', '99999999999'])('no number %s', async (no) => {
    const answer = await api.send('GET', `/api/checkpoints/${no}`);
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ field: 'no' }] } });
  });

  it('have no key to show where nobody knows the data folder', async () => {
    expect(await api.send('GET', '/api/checkpoints/key')).toMatchObject({ status: 503, json: { code: 'no-audits' } });
  });
});
