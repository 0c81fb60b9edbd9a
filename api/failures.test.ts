import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { acceptingEngine, type TestApi, testApi } from '../test/support/api.ts';
import { entries, flush, roundStarted } from '../test/support/ledger.ts';
import { databaseIsDown } from './database-down.ts';
import { EngineFailure } from './orchestrator.ts';

describe('failures', () => {
  let api: TestApi;
  let failure: Error = new Error('unset');
  const record = (url = '/api/rounds/R2022-02/facts') =>
    api.send('POST', url, { body: { fact: 'plan.round-plan', at: '2022-04-12' }, key: 'again' });

  beforeAll(async () => {
    api = await testApi({ engine: acceptingEngine({ submit: () => Promise.reject(failure) }) });
    await api.record(flush(entries([roundStarted])));
  });
  afterAll(() => api.close());

  it.each([
    ['unreachable', 'engine-unreachable', '引擎暂不可用'],
    ['unconfirmed', 'unconfirmed', '尚未确认，请用同一编号重试'],
    ['conflicted', 'ledger-conflict', '已停止登记'],
  ] as const)('the engine being %s is a 503', async (kind, code, detail) => {
    failure = new EngineFailure(kind, 'R2022-02');
    const answer = await record();
    expect(answer).toMatchObject({ status: 503, json: { code } });
    expect(answer.json.detail).toContain(detail);
    expect(answer.headers['retry-after']).toBe(kind === 'conflicted' ? undefined : '5');
  });

  it.each([
    ['/api/rounds/R2099-09/facts', 'R2099-09', 'round'],
    ['/api/rounds/R2022-02/inspections/9-9/facts', 'R2022-02-09-9', 'ref'],
    ['/api/rounds/R2022-02/transfers/7/facts', 'R2022-02-T7', 'no'],
  ])('%s does not exist: 404 naming %s’s field %s', async (url, workflowId, field) => {
    failure = new EngineFailure('unknown-workflow', workflowId);
    expect(await record(url)).toMatchObject({ status: 404, json: { errors: [{ field }] } });
  });

  it('a workflow that does not exist is named as such', async () => {
    failure = new EngineFailure('unknown-workflow', 'R2022-02-09-9');
    const body = { factId: 'x', reason: '误录' };
    const answer = await api.send('POST', '/api/workflows/R2022-02-09-9/returns', { body });
    expect(answer).toMatchObject({ status: 404, json: { errors: [{ field: 'workflowId' }] } });
  });

  it('anything else is a 500 that tells nothing', async () => {
    failure = new Error('password=hunter2 at 10.0.0.1');
    const answer = await record();
    expect(answer).toMatchObject({ status: 500, json: { code: 'internal', title: '内部错误' } });
    expect(answer.text).not.toContain('hunter2');
  });

  it('a database that cannot be asked is told from one that says no', () => {
    const wrapped = (code: string) => new Error('query failed', { cause: Object.assign(new Error('x'), { code }) });
    for (const code of ['ECONNREFUSED', '57P01', '53300']) expect(databaseIsDown(wrapped(code))).toBe(true);
    const lost = new Error('query failed', { cause: new Error('Connection terminated unexpectedly') });
    for (const error of [lost, new AggregateError([wrapped('ECONNREFUSED')])]) expect(databaseIsDown(error)).toBe(true);
    for (const error of [wrapped('23505'), new Error('x'), 'x', undefined]) expect(databaseIsDown(error)).toBe(false);
  });
});

describe('without its database', () => {
  it('answers 503, and says so when asked whether it is ready', async () => {
    const api = await testApi();
    await api.client.close();
    const answer = await api.send('GET', '/api/rounds');
    expect(answer).toMatchObject({ status: 503, json: { code: 'database-unreachable' } });
    expect(answer.headers['retry-after']).toBe('5');
    const ready = await api.send('GET', '/health/ready', { auth: null });
    expect(ready).toMatchObject({ status: 503, json: { database: false, missing: ['台账数据库连不上'] } });
    await api.close();
  });
});
