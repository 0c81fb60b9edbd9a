import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './config.ts';

describe('loadConfig', () => {
  it('needs only the database', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://x' })).toEqual({
      databaseUrl: 'postgres://x',
      rehearsalDatabaseUrl: 'postgres://x/postgres_rehearsal',
      temporalAddress: '127.0.0.1:7233',
      namespace: 'xuncheng',
      rehearsalNamespace: 'xuncheng-rehearsal',
      taskQueue: 'xuncheng',
      host: '127.0.0.1',
      port: 8080,
      dataDir: resolve('.data'),
      keys: { file: resolve('.data/keys/ring.json') },
      logLevel: 'info',
      engineTimeoutMs: 5000,
      scanLimitBytes: 20 * 1024 * 1024,
      notices: { hours: 'rulebook', retryLimit: 12, retrySeconds: 30, expireSeconds: 60 },
    });
  });

  it('puts the ledger of rehearsals beside the product’s, unless told', () => {
    const read = (more = {}) =>
      loadConfig({ DATABASE_URL: 'postgres://u:p@x:1/county?a=b', ...more }).rehearsalDatabaseUrl;
    expect(read()).toBe('postgres://u:p@x:1/county_rehearsal?a=b');
    expect(read({ REHEARSAL_DATABASE_URL: 'postgres://x/y' })).toBe('postgres://x/y');
  });

  it('opens the network only over TLS when there is a certificate, and believes no proxy unless told', () => {
    const read = (more = {}) => loadConfig({ DATABASE_URL: 'postgres://x', HOST: '0.0.0.0', ...more });
    expect(read()).toMatchObject({ host: '0.0.0.0' });
    const tls = { XUNCHENG_TLS_CERT: '/c.pem', XUNCHENG_TLS_KEY: '/k.pem' };
    expect(read(tls)).toMatchObject({
      host: '127.0.0.1',
      tls: { host: '0.0.0.0', port: 8443, cert: '/c.pem', key: '/k.pem' },
    });
    expect(() => read({ XUNCHENG_TLS_CERT: '/c.pem' })).toThrow('一起填写');
    expect(read()).not.toHaveProperty('trustProxy');
    expect(read({ XUNCHENG_TRUST_PROXY: '10.0.0.1' })).toMatchObject({ trustProxy: '10.0.0.1' });
    expect(() => read({ XUNCHENG_TRUST_PROXY: 'true' })).toThrow('XUNCHENG_TRUST_PROXY');
    expect(() => read({ TEMPORAL_TLS_CA: '/nowhere.pem' })).toThrow('TEMPORAL_TLS_CA：读不到文件');
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://x', PORT: '' }).port).toBe(8080);
    expect(() => loadConfig({ DATABASE_URL: '' })).toThrow(ConfigError);
  });

  it('finds the keys in the data folder, in a file of their own, or in the environment, but not in two places', () => {
    const read = (more = {}) => loadConfig({ DATABASE_URL: 'postgres://x', ...more });
    expect(read({ XUNCHENG_DATA: '/srv/x' }).keys).toEqual({ file: '/srv/x/keys/ring.json' });
    expect(read({ XUNCHENG_KEY_FILE: '/run/secrets/keys', XUNCHENG_KEYS: '' }).keys).toEqual({
      file: '/run/secrets/keys',
    });
    expect(read({ XUNCHENG_KEYS: 'k1:…' }).keys).toEqual({ text: 'k1:…' });
    expect(() => read({ XUNCHENG_KEYS: 'k1:…', XUNCHENG_KEY_FILE: 'x' })).toThrow('只填写一个');
  });

  it('names every variable that is wrong', () => {
    const read = () => loadConfig({ PORT: 'http', LOG_LEVEL: 'loud' });
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).toThrow(/PORT/);
    expect(read).toThrow(/LOG_LEVEL/);
  });

  it('reads how notices leave the house', () => {
    const { notices } = loadConfig({
      DATABASE_URL: 'postgres://x',
      SMTP_URL: 'smtp://mail:25',
      MAIL_FROM: '巡察办 <xcb@example.gov.cn>',
      WEBHOOK_URL: 'https://hook.example/robot?key=1',
      WEBHOOK_FORM: 'dingtalk',
      WEBHOOK_SECRET: 'SEC12345',
      PUBLIC_URL: 'http://xuncheng.local:8080/',
      NOTICE_HOURS: 'always',
    });
    expect(notices).toEqual({
      mail: { url: 'smtp://mail:25', from: '巡察办 <xcb@example.gov.cn>' },
      webhook: { url: 'https://hook.example/robot?key=1', form: 'dingtalk', secret: 'SEC12345' },
      publicUrl: 'http://xuncheng.local:8080',
      retryLimit: 12,
      retrySeconds: 30,
      expireSeconds: 60,
    });
  });

  it.each([
    [{ SMTP_URL: 'smtp://mail:25' }, /MAIL_FROM：没有填写发件人/],
    [{ MAIL_FROM: 'a@b.cn' }, /SMTP_URL：没有填写邮件服务器/],
    [{ SMTP_URL: 'mail.example.cn', MAIL_FROM: 'a@b.cn' }, /SMTP_URL：应为 smtp:/],
    [{ SMTP_URL: 'http://mail', MAIL_FROM: 'a@b.cn' }, /SMTP_URL：应为 smtp:/],
    [{ SMTP_URL: 'smtp://mail', MAIL_FROM: '巡察办' }, /MAIL_FROM：应为邮箱/],
    [{ WEBHOOK_URL: 'hook' }, /WEBHOOK_URL：应为 http/],
    [{ WEBHOOK_FORM: 'feishu' }, /WEBHOOK_FORM：应为 wecom/],
    [{ WEBHOOK_SECRET: 'x' }, /WEBHOOK_SECRET：至少 8/],
    [{ NOTICE_HOURS: '8-18' }, /NOTICE_HOURS：应写作 08:00-18:00/],
    [{ NOTICE_HOURS: '18:00-08:00' }, /NOTICE_HOURS：应写作 08:00-18:00（开始早于结束）/],
    [{ NOTICE_RETRY_LIMIT: '100' }, /NOTICE_RETRY_LIMIT/],
    [{ PUBLIC_URL: 'xuncheng' }, /PUBLIC_URL：应为 http/],
  ])('names what is wrong in %o', (env, said) => {
    expect(() => loadConfig({ DATABASE_URL: 'postgres://x', ...env })).toThrow(said);
  });
});
