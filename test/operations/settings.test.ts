import { fileURLToPath } from 'node:url';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

describe.each(['server.ts', 'worker.ts'])('%s with a wrong setting', (script) => {
  const start = (env: Record<string, string>) =>
    execa('node', ['--import', 'tsx', script], {
      cwd: ROOT,
      env: { DATABASE_URL: '', TEMPORAL_ADDRESS: '', ...env },
      reject: false,
      timeout: 60_000,
    });

  it('ends at once with code 2, the name, what is expected and an example, without the secret', async () => {
    const { exitCode, stderr } = await start({ DATABASE_URL: 'mysql://root:geheim@x', PORT: 'http' });
    expect(exitCode).toBe(2);
    expect(stderr).toContain('未能启动');
    expect(stderr).toMatch(/DATABASE_URL：应为 PostgreSQL .*例如 DATABASE_URL=postgres:/);
    expect(stderr).toContain('PORT：应为 0–65535 的整数，例如 PORT=8080；现在写的是“http”');
    expect(stderr).not.toMatch(/geheim|\n\s+at /);
  });

  it('ends the same way when its keys cannot be used', async () => {
    const { exitCode, stderr } = await start({
      DATABASE_URL: 'postgres://x',
      XUNCHENG_KEYS: 'geheim',
      XUNCHENG_KEY_FILE: '',
    });
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/未能启动：.*XUNCHENG_KEYS/);
    expect(stderr).not.toMatch(/geheim|\n\s+at /);
  });
});
