import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ApiClient, openApi } from '../../cli/api-client.ts';
import { ownRulebooks } from '../../procedure/rulebook/library.ts';
import { type Product, startProduct } from '../../stack/product.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const ROUND = 'R2023-07';
let dataDir: string;
let product: Product;
let api: ApiClient;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-adopt-'));
  const env = { ...process.env, LOG_LEVEL: 'silent' };
  product = await startProduct({ dataDir, env, log: () => {}, output: process.stderr, withUi: false });
  api = await openApi(product.url, dataDir);
});

afterAll(async () => {
  await product?.stop();
  await rm(dataDir, { recursive: true, force: true });
});

/** The county writes its own file, in the product's data folder, while the product runs. */
async function write(text: string): Promise<void> {
  await mkdir(ownRulebooks(dataDir), { recursive: true });
  const head = 'id: jiaxian\ntitle: 甲县协作规定（虚构）\nextends: [wuyang-2023]\n';
  await writeFile(join(ownRulebooks(dataDir), 'jiaxian.yaml'), `${head}${text}`);
}

/** Runs the command as a user does, on the product that is already running. */
async function adopt(...args: string[]) {
  const said = ['--by', '甲', '--date', '2023-04-19', '--reason', '县委同意放宽'];
  const { stdout, stderr, exitCode } = await execa(
    'node',
    ['--import', 'tsx', 'cli/rulebook.ts', 'adopt', ROUND, 'jiaxian', ...said, ...args],
    { cwd: ROOT, env: { XUNCHENG_DATA: dataDir }, reject: false },
  );
  return { stdout, stderr, exitCode };
}

describe('rulebook adopt', () => {
  it('lets a running round follow the county’s file as it is now, and tells what moved', async () => {
    await write('');
    const groups = [{ no: 1, inspects: [{ no: 1, name: '甲局党组' }] }];
    const start = { no: ROUND, rulebook: 'jiaxian', mode: 'backfill', startedAt: '2023-04-10', groups };
    await api.post('rounds', start, 'start');
    await api.post(`rounds/${ROUND}/letters`, { at: '2023-04-14' }, 'letters');
    const items = ['disc', 'aud'].map((letter) => ({ letter, at: '2023-04-17' }));
    await api.post(`rounds/${ROUND}/letters/receipts`, { items }, 'receipts');

    await write('deadlines: { inquiry.reply: { within: 5 working days } }\n');
    const refused = await adopt('--role', 'director');
    expect(refused).toMatchObject({ exitCode: 2, stdout: '' });
    expect(refused.stderr).toMatch(/改用另一版规程须由.+批准/);
    const first = await adopt('--role', 'lg.exec');
    expect(first.exitCode, first.stderr).toBe(0);
    // Saturday 22 April rests, Sunday 23 April works before the May holiday.
    expect(first.stdout.split('\n').sort()).toEqual([
      '情况函询回复 审计局：2023年4月20日（周四）→ 2023年4月23日（周日）',
      '情况函询回复 纪委监委：2023年4月20日（周四）→ 2023年4月23日（周日）',
    ]);
    expect(first.stderr).toMatch(/2 个工作流改用，2 条时限变动。$/);
    const second = await adopt('--role', 'lg.exec');
    expect(second).toMatchObject({ exitCode: 0, stdout: '' });
    expect(second.stderr).toMatch(/0 个工作流改用，2 个原已是这一版，没有时限变动。$/);
  });

  it('says where the county’s file is wrong, and moves nothing', async () => {
    await write('deadlines: { inquiry.reply: { within: soon } }\n');
    const { exitCode, stdout, stderr } = await adopt('--role', 'lg.exec');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/规程“jiaxian”的文件有误，没有发布.*jiaxian\.yaml:4:/s);
    expect(await api.get(`rounds/${ROUND}/revisions`)).toHaveLength(2);
  });
}, 180_000);
