import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { keyFileIn, readKeyFile, writeKeyFile } from '../../keys/key-file.ts';

let dir: string;
let file: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'xuncheng-command-'));
  file = keyFileIn(dir);
});
afterAll(() => rm(dir, { recursive: true, force: true }));

/** As an administrator types it, on a data folder nobody runs on. */
function keys(...args: string[]) {
  const env = { XUNCHENG_DATA: dir, XUNCHENG_KEYS: '' };
  return execa('node', ['--import', 'tsx', 'cli/keys.ts', ...args], { env, reject: false });
}

describe('the command for keys', () => {
  it('shows the key that is made at the first start, changes it, brings it back and takes it out', async () => {
    const fresh = await keys('status');
    const first = readKeyFile(file).active;
    expect(fresh).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('产品没有运行') });
    expect(fresh.stdout).toMatch(
      new RegExp(`^密钥 1 把，在 ${file}\n  ${first}　\\d{4}年\\d+月\\d+日（周.） \\d\\d:\\d\\d 产生，正在使用$`),
    );
    const backup = join(dir, 'backup.json');
    writeKeyFile(backup, readKeyFile(file));

    const rotated = await keys('rotate');
    const second = readKeyFile(file).active;
    expect(rotated.stdout).toContain(`新密钥 ${second} 已启用`);
    expect(rotated.stdout).toContain(`${first} 留着读以前的内容`);
    expect((await keys('status')).stdout).toMatch(new RegExp(`${second}　.*正在使用\n  ${first}　.*只用来读以前的$`));

    expect(await keys('remove', first)).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('加 --lose') });
    expect(await keys('remove', second, '--lose')).toMatchObject({
      exitCode: 2,
      stderr: `${second} 正在使用，不能删除：先轮换（rotate）`,
    });
    const known = readKeyFile(file);
    const aged = known.keys.map((key) => ({ ...key, madeAt: '2026-01-01T00:00:00.000Z' }));
    writeKeyFile(file, { ...known, keys: aged });
    expect(await keys('remove', first, '--lose')).toMatchObject({ exitCode: 0 });
    expect(readKeyFile(file).keys.map(({ id }) => id)).toEqual([second]);
    expect(await keys('import', backup)).toMatchObject({ exitCode: 0, stdout: `放回了 ${first}` });
    for (const { stdout, stderr } of [fresh, rotated]) {
      for (const { key } of readKeyFile(file).keys) {
        expect(stdout + stderr).not.toContain(Buffer.from(key).toString('base64'));
      }
    }
  }, 120_000);

  it('refuses a file that others can read, and one that is none, without a stack', async () => {
    await chmod(file, 0o644);
    const open = await keys('status');
    expect(open).toMatchObject({ exitCode: 2, stdout: '', stderr: expect.stringContaining(`chmod 600 ${file}`) });
    const none = join(dir, 'none.json');
    await writeFile(none, '{}', { mode: 0o600 });
    await chmod(file, 0o600);
    const bad = await keys('import', none);
    expect(bad).toMatchObject({ exitCode: 2, stderr: expect.stringContaining(`密钥文件 ${none} 有误`) });
    for (const { stderr } of [open, bad]) expect(stderr).not.toContain('    at ');
  }, 60_000);
});
