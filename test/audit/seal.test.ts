import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { loadSigningKey, publicKeysIn } from '../../audit/seal/keys.ts';
import { seal } from '../../audit/seal/seal.ts';
import { sweep } from '../../audit/seal/sweep.ts';
import { collect } from '../../audit/source/collect.ts';
import { allCheckpoints } from '../../db/queries/checkpoints.ts';
import { historiesOf } from '../../db/queries/histories.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { settled } from '../support/ledger-audit.ts';
import { Auditor } from './stage.ts';

const ROUND = 'R2023-13';
let desk: Desk;
let auditor: Auditor;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  auditor = await Auditor.open(desk);
  await desk.startRound(ROUND, 'wuyang-2023', '2023-04-10');
}, 120_000);

afterAll(() => desk?.close());

const record = (fact: string, on: string, at: string) =>
  desk.post(`rounds/${ROUND}/facts`, { fact, on, at, late: '试验' });
const checkpoints = () => allCheckpoints(desk.product.database.db);
const ids = async () => (await workflowsOfRound(desk.product.database.db, ROUND)).map(({ workflowId }) => workflowId);

describe('checkpoints', () => {
  it('are signed by the worker on the day it runs, with a key that is only in its folder', async () => {
    await expect.poll(async () => (await checkpoints()).length, { timeout: 20_000 }).toBe(1);
    const [first] = await checkpoints();
    expect(first).toMatchObject({ no: 1, kind: 'daily', reason: dateOfInstant(Date.now()), keyId: auditor.key.keyId });
    const file = join(desk.dataDir, 'keys', 'signing.pem');
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    expect(await readFile(file, 'utf8')).toContain('BEGIN PRIVATE KEY');
    expect(await publicKeysIn(desk.dataDir)).toEqual([auditor.key.publicKeyPem]);
    expect((await loadSigningKey(desk.dataDir)).keyId).toBe(auditor.key.keyId);
  });

  it('are made once for every archive that is handed over, by however many workers', async () => {
    const told = await record('archive.handover', 'group/1', '2023-07-20');
    expect(told.status).toBeLessThan(300);
    const at = new Date('2099-01-01T00:00:00Z');
    const { db } = desk.product.database;
    const made = await Promise.all([1, 2, 3].map(() => seal(db, auditor.key.privateKey, at)));
    expect(made.reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(2);
    await expect.poll(async () => (await checkpoints()).filter(({ kind }) => kind === 'archive').length).toBe(1);
    const archived = (await checkpoints()).find(({ kind }) => kind === 'archive');
    expect(archived?.reason).toMatch(new RegExp(`^${ROUND}/\\d+$`));
    await seal(db, auditor.key.privateKey, at);
    const numbers = (await checkpoints()).map(({ no }) => no);
    expect(numbers).toEqual(numbers.map((_, index) => index + 1));
    expect(await auditor.audit(ROUND)).toMatchObject({ verdict: 'equal' });
  });
});

describe('the sweeper', () => {
  it('keeps a run that ended by itself, once', async () => {
    const { client, database } = desk.product;
    await client.workflow.getHandle(`${ROUND}-01-1`).terminate('试验');
    await expect.poll(() => sweep(client, database.db), { timeout: 20_000 }).toBeGreaterThan(0);
    const [kept] = await historiesOf(database.db, [`${ROUND}-01-1`]);
    expect(kept).toMatchObject({ round: ROUND, final: true, previousRunId: null });
    expect(await sweep(client, database.db)).toBe(0);
  });

  it('keeps the open runs of a closed round as far as they got, and again when they grew', async () => {
    const { client, database } = desk.product;
    const closed = await record('archive.close', 'round', '2023-09-01');
    expect(closed.status).toBeLessThan(300);
    await settled(desk.product, ROUND);
    expect(await sweep(client, database.db)).toBeGreaterThan(0);
    const kept = await historiesOf(database.db, await ids());
    expect(kept.map(({ workflowId }) => workflowId).sort()).toEqual(await ids());
    expect(kept.find(({ workflowId }) => workflowId === ROUND)).toMatchObject({ final: false });
    expect(await sweep(client, database.db)).toBe(0);
    // Without any engine: what was kept is enough, and says that one run was terminated.
    const sources = { client: undefined, db: database.db, publicKeys: [auditor.key.publicKeyPem], rehearsal: false };
    const report = await auditor.judge(await collect(sources, { round: ROUND }));
    expect(report.verdict).toBe('intervened');
    expect(report.findings.map(({ kind, workflowId }) => [kind, workflowId])).toEqual([
      ['intervention', `${ROUND}-01-1`],
    ]);
  });
});
