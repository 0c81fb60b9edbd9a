import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ensureProgram } from './install.ts';
import { programPath, SERVER, SQL_TOOL, WEB_UI } from './programs.ts';

/** A `go` that answers a version and, after a moment, "builds" a file with the text given. */
const fakeGo = (version: string, text = '') => `#!/bin/sh
if [ "$1" = env ]; then echo go${version}; exit 0; fi
echo some/package >&2
echo built >> "$MARKS"
/bin/sleep 0.3
printf '%s' "${text}" > "$GOBIN/server"
`;

describe('ensureProgram', () => {
  let dir: string;
  const log: string[] = [];
  const env = () => ({ PATH: dir, XUNCHENG_CACHE: join(dir, 'cache'), MARKS: join(dir, 'marks') });
  const ensure = () => ensureProgram(SERVER, { env: env(), log: (line) => log.push(line) });
  const installGo = async (script: string) => {
    await writeFile(join(dir, 'go'), script);
    await chmod(join(dir, 'go'), 0o755);
  };

  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'xuncheng-build-'));
    log.length = 0;
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('says what to do when Go is missing or too old', async () => {
    await expect(ensure()).rejects.toThrow(/没有找到 Go。请安装 Go 1\.26\.8 或更新的版本.*TEMPORAL_ADDRESS/);
    await installGo(fakeGo('1.26.7'));
    await expect(ensure()).rejects.toThrow(/本机的 Go 是 go1\.26\.7，太旧。请安装 Go 1\.26\.8/);
  });

  it('builds once when two commands ask together, the second one waiting', async () => {
    await installGo(fakeGo('1.27.0', 'program'));
    const [first, second] = await Promise.all([ensure(), ensure()]);
    expect(first).toBe(second);
    expect(log.filter((line) => line.startsWith('正在编译'))).toHaveLength(1);
    expect(log).toContain('另一个命令正在编译同样的程序，等它完成……');
  });

  it('shows the last words of a build that fails and uses nothing of it', async () => {
    await installGo('#!/bin/sh\n[ "$1" = env ] && echo go1.27.0 && exit 0\necho no route to proxy >&2\nexit 1\n');
    await expect(ensure()).rejects.toThrow(/编译 Temporal 服务端 失败：\nno route to proxy/);
    await expect(ensure()).rejects.toThrow('GOPROXY');
  });

  it('keeps every program apart by version and platform', () => {
    const paths = [SERVER, SQL_TOOL, WEB_UI].map((program) => programPath(program, env()));
    expect(new Set(paths).size).toBe(3);
    for (const path of paths) expect(path).toMatch(new RegExp(`-v[\\d.]+-${process.platform}-${process.arch}/`));
  });
});
