import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type Desk, openDesk } from '../support/desk.ts';
import { type Auditor, openAuditor } from './stage.ts';

const ROUND = 'R2023-11';
let desk: Desk;
let auditor: Auditor;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  auditor = await openAuditor(desk.product, desk.databaseUrl);
  await desk.startRound(ROUND, 'wuyang-2023', '2023-04-10');
  await desk.post(`rounds/${ROUND}/letters`, { kind: 'inquiry', at: '2023-04-14' });
  await desk.post(`rounds/${ROUND}/letters/receipts`, { items: [{ letter: 'aud', at: '2023-04-17' }] });
  const approval = { by: '常务副组长', role: 'lg.exec', date: '2023-04-18' };
  const url = `workflows/${ROUND}/deadlines/extensions`;
  await desk.post(url, { key: 'inquiry.reply@letter/aud', due: '2023-04-28', reason: '人员出差', approval });
}, 120_000);

afterAll(() => desk?.close());

describe('a round nobody touched', () => {
  it('is equal, field by field, every workflow of it', async () => {
    const report = await auditor.audit(ROUND);
    expect(report).toMatchObject({ verdict: 'equal' });
  });
});
