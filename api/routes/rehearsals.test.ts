import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptingEngine, type TestApi, testApi } from '../../test/support/api.ts';
import type { Clocks } from '../orchestrator.ts';
import { openRehearsals, type Rehearsals } from '../rehearsals.ts';

const noClocks = {} as Clocks;

describe('rehearsals without a ledger', () => {
  let refused: Rehearsals;
  let api: TestApi;
  let without: TestApi;

  beforeAll(async () => {
    // A port nobody listens on: what a server looks like that gives no further database.
    refused = openRehearsals('postgres://nobody:none@127.0.0.1:1/none', acceptingEngine(), noClocks);
    [api, without] = await Promise.all([testApi({ rehearsals: refused }), testApi()]);
  });
  afterAll(async () => {
    await Promise.all([api.close(), without.close()]);
    await refused.close();
  });

  it.each([
    ['GET', '/api/rehearsals', undefined],
    ['GET', '/api/rehearsals/R2023-01', undefined],
    ['POST', '/api/rehearsals/R2023-01/advance', { by: 'day' }],
    ['POST', '/api/rehearsals/R2023-01/facts', { fact: 'plan.round-plan', at: '2023-04-14' }],
    ['GET', '/api/rehearsals/deadlines?round=R2023-01', undefined],
  ] as const)('say so: %s %s', async (method, url, body) => {
    for (const asked of [api, without]) {
      const { status, json } = await asked.send(method, url, { body });
      expect([status, json.code]).toEqual([503, 'no-rehearsals']);
      expect(json.detail).toContain('REHEARSAL_DATABASE_URL');
    }
  });

  it('leave the real rounds alone', async () => {
    expect((await api.send('GET', '/api/rounds')).status).toBe(200);
  });
});
