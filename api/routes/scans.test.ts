import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { zipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type TestApi, testApi } from '../../test/support/api.ts';
import { entries, flush, ROUND, roundStarted } from '../../test/support/ledger.ts';

const PDF = Buffer.from('%PDF-1.7\n甲某反映的问题\n%%EOF');
const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
const text = (content: string) => new TextEncoder().encode(content);
const OFD = zipSync({ 'OFD.xml': text('<ofd/>'), 'Doc_0/Document.xml': text('<d/>') });
const TYPES = text(
  '<Types><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
);
const DOCX = zipSync({ '[Content_Types].xml': TYPES, 'word/document.xml': text('<d/>') });

let api: TestApi;
beforeAll(async () => {
  api = await testApi();
  await api.record(flush(entries([roundStarted])));
});
afterAll(() => api.close());

let keys = 0;
async function upload(
  bytes: Uint8Array,
  {
    name = '扫描件.pdf',
    level = '普通',
    workflow = ROUND,
    key = `scan-${++keys}`,
    more = {} as Record<string, string>,
  } = {},
) {
  const form = new FormData();
  for (const [field, value] of Object.entries({ workflow, level, ...more })) form.set(field, value);
  form.set('file', new File([new Uint8Array(bytes)], name));
  const request = new Response(form);
  const headers = { 'content-type': request.headers.get('content-type') ?? '' };
  return api.send('POST', '/api/scans', { body: Buffer.from(await request.arrayBuffer()), headers, key });
}

describe('a scan', () => {
  it('is kept encrypted, answered with its hash, listed with its round, and downloaded as it was', async () => {
    const { status, json } = await upload(PDF, { name: '甲某/../反映.pdf', level: '内部' });
    const hash = createHash('sha256').update(PDF).digest('hex');
    const told = { round: ROUND, workflow: ROUND, level: '内部', type: 'application/pdf', size: PDF.length, hash };
    expect({ status, json }).toMatchObject({ status: 200, json: { ...told, addedBy: 'local' } });
    expect(json.name).toContain('反映.pdf');

    const list = await api.send('GET', `/api/scans?round=${ROUND}`);
    expect(list.json).toMatchObject({ total: 1, items: [json] });
    const got = await api.send('GET', `/api/scans/${json.id}`);
    expect(got.headers).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${json.id}.pdf"`,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    expect(got.text).toBe(PDF.toString());

    const { rows } = await api.client.db.execute<{ row: string; content: Buffer }>(
      sql`select scans::text as row, content from scans`,
    );
    expect(rows).toHaveLength(1);
    expect(rows.some(({ row, content }) => row.includes('反映') || content.includes('甲某'))).toBe(false);
  });

  it('is taken once under one key, and another file under it is refused', async () => {
    const first = await upload(PNG, { key: 'once' });
    expect(await upload(PNG, { key: 'once' })).toMatchObject({ status: 200, json: first.json });
    expect(await upload(PDF, { key: 'once' })).toMatchObject({ status: 409, json: { code: 'key-reused' } });
    expect(await upload(PNG, { key: 'once', level: '内部' })).toMatchObject({ status: 409 });
  });

  it.each([
    ['application/pdf', PDF],
    ['image/png', PNG],
    ['image/jpeg', Buffer.from('ffd8ffe000104a46494600010100000100010000ffdb', 'hex')],
    ['image/tiff', Buffer.from('49492a00080000000000000000000000', 'hex')],
    ['application/ofd', OFD],
    ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', DOCX],
  ])('is told to be %s by its content, whatever it is called', async (type, bytes) => {
    expect(await upload(bytes, { name: 'x.exe' })).toMatchObject({ status: 200, json: { type } });
  });

  it.each([
    ['a page', text('<html><script>alert(1)</script></html>')],
    ['a program', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['another zip', zipSync({ 'a.txt': text('x') })],
    ['half a zip', OFD.subarray(0, 40)],
    ['a picture with a program in it', text('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>')],
  ])('is refused where it is %s that is called a PDF', async (_, bytes) => {
    const answer = await upload(bytes);
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ field: 'file' }] } });
    expect(answer.json.detail).toContain('以内容为准');
  });

  it.each(['密件', '秘密', '机密', '绝密'])('of %s is not stored: what to register instead is said', async (level) => {
    const answer = await upload(PDF, { level });
    expect(answer).toMatchObject({ status: 422, json: { code: 'not-stored', errors: [{ field: 'level' }] } });
    expect(answer.json.detail).toMatch(/份号.*保管人.*散列/);
  });

  it('is refused in Chinese where it is too large, empty, of nowhere, or something else is wrong with the form', async () => {
    const large = await upload(Buffer.concat([PDF, Buffer.alloc(20 * 1_048_576)]));
    expect(large).toMatchObject({ status: 413, json: { code: 'too-large', errors: [{ field: 'file' }] } });
    expect(large.json.detail).toContain('大于 20 MB');
    expect(await upload(new Uint8Array())).toMatchObject({ status: 400, json: { errors: [{ field: 'file' }] } });
    expect(await upload(PDF, { workflow: 'R2099-09' })).toMatchObject({
      status: 404,
      json: { errors: [{ field: 'workflow' }] },
    });
    for (const workflow of ['../../etc/passwd', 'R2022-02/..']) {
      expect(await upload(PDF, { workflow })).toMatchObject({ status: 400, json: { errors: [{ field: 'workflow' }] } });
    }
    expect(await upload(PDF, { level: '公开' })).toMatchObject({ status: 400, json: { errors: [{ field: 'level' }] } });
    expect(await upload(PDF, { more: { path: '/tmp/x' } })).toMatchObject({
      status: 400,
      json: { code: 'bad-request' },
    });
    expect(await api.send('POST', '/api/scans', { body: { file: 'x' } })).toMatchObject({ status: 415 });
    const broken = { 'content-type': 'multipart/form-data; boundary=x' };
    const torn = await api.send('POST', '/api/scans', { body: Buffer.from('--x\r\nnonsense'), headers: broken });
    expect(torn).toMatchObject({ status: 400, json: { code: 'bad-request' } });
    expect(await api.send('GET', '/api/scans/..%2F..%2Fetc%2Fpasswd')).toMatchObject({ status: 400 });
    expect(await api.send('GET', `/api/scans/scan-${'0'.repeat(24)}`)).toMatchObject({ status: 404 });
  });
});
