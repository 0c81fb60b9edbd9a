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
      logLevel: 'info',
      engineTimeoutMs: 5000,
    });
  });

  it('puts the ledger of rehearsals beside the product’s, unless told', () => {
    const read = (more = {}) =>
      loadConfig({ DATABASE_URL: 'postgres://u:p@x:1/county?a=b', ...more }).rehearsalDatabaseUrl;
    expect(read()).toBe('postgres://u:p@x:1/county_rehearsal?a=b');
    expect(read({ REHEARSAL_DATABASE_URL: 'postgres://x/y' })).toBe('postgres://x/y');
  });

  it('takes an empty variable for an absent one', () => {
    expect(loadConfig({ DATABASE_URL: 'postgres://x', PORT: '' }).port).toBe(8080);
    expect(() => loadConfig({ DATABASE_URL: '' })).toThrow(ConfigError);
  });

  it('names every variable that is wrong', () => {
    const read = () => loadConfig({ PORT: 'http', LOG_LEVEL: 'loud' });
    expect(read).toThrow(/DATABASE_URL/);
    expect(read).toThrow(/PORT/);
    expect(read).toThrow(/LOG_LEVEL/);
  });
});
