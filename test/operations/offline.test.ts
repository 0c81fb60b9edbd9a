import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdir, mkdtemp, readdir, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import getPort from 'get-port';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const NOWHERE = 'http://127.0.0.1:9';
/** What the product calls besides Node: of the system, none of a developer. */
const TOOLS = ['node', 'sh', 'sha256sum', 'ls', 'dirname', 'id', 'useradd', 'chown', 'chmod', 'ps', 'env'];

let folder: string;
let installed: string;
let product: ChildProcess | undefined;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-offline-'));
}, 60_000);
afterAll(async () => {
  if (product && product.exitCode === null) {
    const gone = once(product, 'exit');
    product.kill('SIGTERM');
    await gone;
  }
  await rm(folder, { recursive: true, force: true });
}, 120_000);

/** A machine without Go, git and npm, whose every registry refuses. */
async function bareMachine(): Promise<Record<string, string>> {
  const bin = join(folder, 'bin');
  await mkdir(bin);
  for (const tool of TOOLS) {
    const { stdout } = await execa('which', [tool], { reject: false });
    if (stdout) await symlink(stdout, join(bin, tool));
  }
  const refused = {
    npm_config_registry: NOWHERE,
    GOPROXY: 'off',
    GOSUMDB: 'off',
    HTTP_PROXY: NOWHERE,
    HTTPS_PROXY: NOWHERE,
  };
  return { PATH: bin, HOME: join(folder, 'home'), ...refused };
}

describe('the offline package', { timeout: 1_800_000 }, () => {
  it('is one file with its sum, and is not written over', async () => {
    const file = join(folder, 'package.tar.gz');
    const pack = () => execa('node', ['--import', 'tsx', 'cli/package-offline.ts', file], { cwd: ROOT, reject: false });
    expect(await pack()).toMatchObject({ exitCode: 0 });
    expect(await pack()).toMatchObject({ exitCode: 2, stderr: expect.stringContaining('已经有了') });
    await execa('sha256sum', ['-c', 'package.tar.gz.sha256'], { cwd: folder });
    await execa('tar', ['xzf', file], { cwd: folder });
    const [name = ''] = (await readdir(folder)).filter((entry) => entry.startsWith('xuncheng-'));
    installed = join(folder, name);
    expect(await readdir(join(installed, 'node_modules'))).not.toEqual(expect.arrayContaining(['vitest']));
  });

  it('installs and starts where every registry refuses and there is no compiler', async () => {
    const env = await bareMachine();
    const install = await execa('sh', ['deploy/offline/install.sh'], { cwd: installed, env, extendEnv: false });
    expect(install.stdout).toContain('安装包完整');
    const port = await getPort();
    const told = { ...env, XUNCHENG_DATA: join(folder, 'data'), PORT: String(port) };
    product = spawn('sh', ['deploy/offline/start.sh'], { cwd: installed, env: told });
    const lines: string[] = [];
    product.stdout?.on('data', (chunk: Buffer) => lines.push(String(chunk)));
    product.stderr?.on('data', (chunk: Buffer) => lines.push(String(chunk)));
    await expect
      .poll(() => lines.join('') + (product?.exitCode ?? ''), { timeout: 300_000, interval: 500 })
      .toContain('启动完成');
    expect(lines.join('')).not.toMatch(/正在编译/);
    const url = /网页 +(http:\S+)/.exec(lines.join(''))?.[1] ?? '';
    expect((await fetch(`${url}health/ready`)).status).toBe(200);
    expect(await (await fetch(url)).text()).toContain('<div id="root">');
  });

  it('says so when a file of it was changed', async () => {
    await appendFile(join(installed, 'server.ts'), '\n');
    const changed = await execa('sh', ['deploy/offline/install.sh'], { cwd: installed, reject: false });
    expect(changed.exitCode).toBe(1);
    expect(changed.stderr).toContain('安装包不完整或被改过');
  });
});
