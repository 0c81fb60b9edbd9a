import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from '../config.ts';
import { environment, type Setting } from './environment.ts';
import { SAID } from './said.ts';
import { IN_FILES } from './secret-files.ts';

const WRONG: Record<Setting, string> = {
  DATABASE_URL: 'mysql://x',
  REHEARSAL_DATABASE_URL: 'wrong-secret',
  TEMPORAL_ADDRESS: 'http://127.0.0.1:7233',
  TEMPORAL_NAMESPACE: 'a b',
  REHEARSAL_NAMESPACE: 'a b',
  TEMPORAL_UI_URL: '127.0.0.1',
  TASK_QUEUE: 'a b',
  HOST: 'a b',
  PORT: '99999',
  XUNCHENG_TLS_CERT: '/cert-without-key.pem',
  XUNCHENG_TLS_KEY: '/key-without-cert.pem',
  XUNCHENG_TLS_PORT: 'https',
  XUNCHENG_TRUST_PROXY: 'true',
  XUNCHENG_DATA: '',
  XUNCHENG_PAPERS_DIR: '/no/such/folder',
  LOG_LEVEL: 'loud',
  ENGINE_TIMEOUT_MS: '1',
  SCAN_LIMIT_MB: '1000',
  METRICS_PORT: 'x',
  METRICS_HOST: 'a b',
  METRICS_TOKEN: 'short-secret',
  SMTP_URL: 'mail-secret',
  MAIL_FROM: 'nobody',
  WEBHOOK_URL: 'hook-secret',
  WEBHOOK_FORM: 'feishu',
  WEBHOOK_SECRET: 'secret',
  PUBLIC_URL: 'county',
  NOTICE_HOURS: '8-18',
  NOTICE_RETRY_LIMIT: '21',
  NOTICE_RETRY_SECONDS: '0',
  NOTICE_EXPIRE_SECONDS: '1',
};
const SETTINGS = Object.keys(environment.shape) as Setting[];
/** Whatever path stands there is right as a setting; only that both are given is looked at. An empty one is absent. */
const ANY_TEXT: Setting[] = ['XUNCHENG_TLS_CERT', 'XUNCHENG_TLS_KEY', 'XUNCHENG_DATA'];

const folder = mkdtempSync(join(tmpdir(), 'xuncheng-settings-'));
afterAll(() => rmSync(folder, { recursive: true }));

function said(env: NodeJS.ProcessEnv): string {
  try {
    loadConfig({ DATABASE_URL: 'postgres://x', ...env });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  return '';
}

describe('a setting that is wrong', () => {
  it.each(SETTINGS.filter((name) => !ANY_TEXT.includes(name)))(
    '%s is named with what is expected and an example',
    (name) => {
      const message = said({ [name]: WRONG[name] });
      expect(message).toContain(`${name}：${SAID[name].expected}，例如 ${name}=${SAID[name].example}`);
      expect(message.includes(WRONG[name])).toBe(SAID[name].secret === undefined);
    },
  );

  it('a missing database is told the same way', () => {
    expect(said({ DATABASE_URL: '' })).toMatch(/DATABASE_URL：应为 PostgreSQL .*没有写/);
  });

  it('a half of a pair is told by the name of both', () => {
    expect(said({ XUNCHENG_TLS_CERT: WRONG.XUNCHENG_TLS_CERT })).toContain('XUNCHENG_TLS_CERT 与 XUNCHENG_TLS_KEY');
    expect(said({ XUNCHENG_TLS_KEY: WRONG.XUNCHENG_TLS_KEY })).toContain('XUNCHENG_TLS_CERT 与 XUNCHENG_TLS_KEY');
  });

  it('metrics for others than this machine need a token', () => {
    expect(said({ METRICS_PORT: '9464', METRICS_HOST: '0.0.0.0' })).toContain('METRICS_TOKEN：至少 16 个字符');
    expect(said({ METRICS_PORT: '9464' })).toBe('');
  });
});

describe('a setting in a file', () => {
  it('is read without the line end', () => {
    const file = join(folder, 'url');
    writeFileSync(file, 'postgres://in-a-file/x\n');
    expect(loadConfig({ DATABASE_URL_FILE: file }).databaseUrl).toBe('postgres://in-a-file/x');
  });

  it.each(IN_FILES)('%s_FILE is named when it cannot be read, is empty, or stands beside the setting', (name) => {
    const empty = join(folder, 'empty');
    writeFileSync(empty, '\n');
    const alone = name === 'DATABASE_URL' ? { DATABASE_URL: '' } : {};
    expect(said({ ...alone, [`${name}_FILE`]: '/nowhere' })).toContain(`${name}_FILE：读不到文件 /nowhere`);
    expect(said({ ...alone, [`${name}_FILE`]: empty })).toContain(`${name}_FILE：文件 ${empty} 是空的`);
    expect(said({ [name]: 'postgres://x', [`${name}_FILE`]: empty })).toContain(`${name} 与 ${name}_FILE 只写一个`);
  });
});
