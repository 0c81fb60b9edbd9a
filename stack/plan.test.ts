import { describe, expect, it } from 'vitest';
import { planFrom } from './plan.ts';

const given = (env: NodeJS.ProcessEnv) => {
  const { embedPostgres, embedTemporal } = planFrom(env);
  return { embedPostgres, embedTemporal };
};

describe('planFrom', () => {
  it('embeds what is not given, and PostgreSQL also for an embedded Temporal alone', () => {
    const [DATABASE_URL, TEMPORAL_ADDRESS] = ['postgres://db/x', 'temporal:7233'];
    expect(given({})).toEqual({ embedPostgres: true, embedTemporal: true });
    expect(given({ DATABASE_URL })).toEqual({ embedPostgres: true, embedTemporal: true });
    expect(given({ TEMPORAL_ADDRESS })).toEqual({ embedPostgres: true, embedTemporal: false });
    expect(given({ DATABASE_URL, TEMPORAL_ADDRESS })).toEqual({ embedPostgres: false, embedTemporal: false });
  });
});
