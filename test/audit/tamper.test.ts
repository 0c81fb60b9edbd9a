import { generateKeyPairSync } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { exitCodeOf } from '../../audit/finding.ts';
import { entryHash } from '../../db/chain.ts';
import { allEntriesOf } from '../../db/queries/entries.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import type { Entry } from '../../procedure/entry.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { Auditor } from './stage.ts';

const ROUND = 'R2023-11';
const KEY = 'inquiry.reply@letter/aud';
let desk: Desk;
let auditor: Auditor;
/** The entry that recorded the receipt of the letter to 审计局, and the last one. */
let received: number;
let last: number;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  auditor = await Auditor.open(desk);
  await desk.startRound(ROUND, 'wuyang-2023', '2023-04-10');
  await desk.post(`rounds/${ROUND}/letters`, { kind: 'inquiry', at: '2023-04-14' });
  await desk.post(`rounds/${ROUND}/letters/receipts`, { items: [{ letter: 'aud', at: '2023-04-17' }] });
  const approval = { by: '常务副组长', role: 'lg.exec', date: '2023-04-18' };
  const url = `workflows/${ROUND}/deadlines/extensions`;
  await desk.post(url, { key: KEY, due: '2023-04-28', reason: '人员出差', approval });
  const entries = await allEntriesOf(desk.product.database.db, ROUND);
  received =
    entries.find(({ body }) => body.type === 'fact.recorded' && body.fact.fact === 'letter.received')?.seq ?? 0;
  last = entries.length;
}, 120_000);

afterAll(() => desk?.close());

/** The audit of the round after these statements, which are undone. */
const changed = (...statements: string[]) => auditor.tampered(statements, () => auditor.audit(ROUND));
const found = async (...statements: string[]) => {
  const { verdict, rounds } = await changed(...statements);
  return { verdict, exit: exitCodeOf(verdict), ...rounds[0]?.first };
};
const own = `workflow_id = '${ROUND}'`;

describe('a round nobody touched', () => {
  it('is equal, every field of every entry and row of every workflow', async () => {
    const report = await auditor.audit(ROUND);
    expect(report.rounds[0]?.findings).toEqual([]);
    expect(report.verdict).toBe('equal');
    expect(report.rounds[0]?.workflows.map(({ workflowId }) => workflowId)).toEqual([
      ROUND,
      `${ROUND}-01-1`,
      `${ROUND}-02-1`,
      `${ROUND}-02-2`,
    ]);
    expect(report.figures.entries).toBe(report.rounds[0]?.workflows.reduce((sum, one) => sum + one.entries, 0));
    expect(report.figures.entries).toBeGreaterThan(20);
    // Each run was replayed with the code its worker kept, and nothing had to stand in for it.
    expect(report.rounds[0]?.notes).toEqual([]);
    expect(exitCodeOf(report.verdict)).toBe(0);
  });

  it('is equal when one inspection of it is looked at', async () => {
    const report = await auditor.audit(ROUND, { workflowId: `${ROUND}-01-1` });
    expect(report.rounds[0]).toMatchObject({ verdict: 'equal', findings: [], workflows: [{ verdict: 'equal' }] });
  });
});

describe('somebody with all rights in the database', () => {
  it('changes one row', async () => {
    const change = `update facts set date = '2023-04-16' where ${own} and fact = 'letter.received'`;
    expect(await found(change)).toMatchObject({
      verdict: 'different',
      exit: 1,
      kind: 'row',
      workflowId: ROUND,
      seq: received,
      field: 'facts.date',
      history: '2023-04-17',
      ledger: '2023-04-16',
    });
  });

  it('changes a due date, a column with a default, takes a row away, adds one', async () => {
    expect(await found(`update deadlines set due = '2023-06-30' where key = '${KEY}'`)).toMatchObject({
      field: 'deadlines.due',
      history: '2023-04-28',
      ledger: '2023-06-30',
    });
    expect(await found(`update facts set voided = true where seq = ${received}`)).toMatchObject({
      field: 'facts.voided',
      history: false,
      ledger: true,
    });
    expect(await found(`delete from deadlines where key = '${KEY}'`)).toMatchObject({
      kind: 'row',
      field: 'deadlines',
    });
    const added = `insert into facts (workflow_id, fact_id, belongs_to, round, seq, fact, subject, at, date, data, historic)
      select workflow_id, 'added', 'added', round, seq, fact, subject, at, date, data, historic from facts where seq = ${received}`;
    expect(await found(added)).toMatchObject({ kind: 'row', field: 'facts', history: null });
  });

  it('changes one entry', async () => {
    const change = `update entries set body = jsonb_set(body, '{fact,date}', '"2023-04-16"') where ${own} and seq = ${received}`;
    const report = await changed(change);
    expect(report.rounds[0]?.first).toMatchObject({
      kind: 'entry',
      workflowId: ROUND,
      seq: received,
      field: 'body.fact.date',
      history: '2023-04-17',
      ledger: '2023-04-16',
    });
    expect(report.rounds[0]?.findings.map(({ kind, seq }) => `${kind} ${seq}`)).toEqual([
      `entry ${received}`,
      `chain ${received}`,
    ]);
  });

  it('makes an entry one that nobody could have recorded', async () => {
    for (const change of [`type = 'x', body = '{"type":"x"}'`, `body = '{"type":"round.started"}'`, `body = 'null'`]) {
      expect(await found(`update entries set ${change} where ${own} and seq = 1`)).toMatchObject({
        verdict: 'different',
        kind: 'entry',
        seq: 1,
      });
    }
  });

  it('deletes one entry', async () => {
    expect(await found(`delete from entries where ${own} and seq = ${received}`)).toMatchObject({
      kind: 'entry',
      seq: received,
      field: 'seq',
      history: received,
      ledger: null,
    });
  });

  it('cuts off the end, with its revision: history has heard that it was written', async () => {
    const cut = [
      `delete from entries where ${own} and seq = ${last}`,
      `update workflows set revision = ${last - 1} where ${own}`,
    ];
    expect(await found(...cut)).toMatchObject({ kind: 'entry', seq: last, history: last, ledger: null });
  });

  it('swaps two entries', async () => {
    const swap = [
      `update entries set seq = -1 where ${own} and seq = ${received}`,
      `update entries set seq = ${received} where ${own} and seq = ${received + 1}`,
      `update entries set seq = ${received + 1} where ${own} and seq = -1`,
    ];
    expect(await found(...swap)).toMatchObject({ kind: 'entry', seq: received, verdict: 'different' });
  });

  it('takes an accepted command away', async () => {
    const gone = `delete from commands where ${own} and revision = ${last}`;
    expect(await found(gone)).toMatchObject({ kind: 'command', seq: last, field: 'commands.id', ledger: null });
  });
});

describe('a chain rewritten to its end', () => {
  /** An entry with another date, and every hash from there on made to fit. */
  async function rewritten(): Promise<string[]> {
    const entries = await allEntriesOf(desk.product.database.db, ROUND);
    let prev = entries[received - 2]?.hash ?? '';
    return entries.slice(received - 1).flatMap((entry) => {
      const forged = structuredClone(entry) as Entry;
      if (entry.seq === received && forged.body.type === 'fact.recorded') forged.body.fact.date = '2023-04-16';
      const hash = entryHash(prev, forged);
      const body = JSON.stringify(forged.body).replaceAll("'", "''");
      const set = `update entries set body = '${body}', prev_hash = '${prev}', hash = '${hash}'`;
      prev = hash;
      return [`${set} where ${own} and seq = ${entry.seq}`];
    });
  }

  it('differs from history; and from what was signed, also where there is no history to ask', async () => {
    await auditor.seal('2099-05-01T01:00:00.000Z');
    expect((await auditor.audit(ROUND)).verdict).toBe('equal');
    const statements = await rewritten();
    const report = await changed(...statements);
    expect(report.rounds[0]?.first).toMatchObject({ kind: 'entry', seq: received, field: 'body.fact.date' });
    expect(report.rounds[0]?.findings).not.toContainEqual(expect.objectContaining({ kind: 'chain' }));
    const blind = await auditor.tampered(statements, async () => {
      const evidence = await auditor.evidence({ round: ROUND });
      return auditor.judge({ ...evidence, workflows: evidence.workflows.map((one) => ({ ...one, runs: [] })) });
    });
    expect(blind).toMatchObject({ verdict: 'different', first: { kind: 'checkpoint', workflowId: ROUND, seq: last } });
  });

  it('is not saved by signing with another key, by dropping the checkpoint, nor by making a new one', async () => {
    const evidence = await auditor.evidence({ round: ROUND });
    const signed = evidence.checkpoints.at(-1);
    if (!signed) throw new Error('nothing was signed');
    const { publicKey } = generateKeyPairSync('ed25519');
    const stranger = publicKey.export({ type: 'spki', format: 'pem' }).toString();
    expect(await auditor.judge({ ...evidence, publicKeys: [stranger] })).toMatchObject({
      verdict: 'different',
      first: { kind: 'checkpoint', seq: 1, field: 'signature' },
    });
    const filed = [{ no: signed.no, hash: signed.hash.slice(0, 16) }];
    expect((await auditor.judge(evidence, { filed })).verdict).toBe('equal');
    expect(await auditor.judge({ ...evidence, checkpoints: [] }, { filed })).toMatchObject({
      verdict: 'different',
      first: { kind: 'checkpoint', field: 'filed', ledger: null },
    });
    expect(
      await auditor.judge({
        ...evidence,
        checkpoints: evidence.checkpoints.map((one) => (one === signed ? { ...one, heads: [] } : one)),
      }),
    ).toMatchObject({
      first: { kind: 'checkpoint', field: 'hash' },
    });
    expect(await auditor.judge({ ...evidence, publicKeys: [] })).toMatchObject({ verdict: 'unable' });
  });

  it('is signed once a day, and again only what moved', async () => {
    expect(await auditor.seal('2099-05-01T10:00:00.000Z')).toBe(0);
    expect(await auditor.seal('2099-05-02T10:00:00.000Z')).toBe(1);
    const { checkpoints } = await auditor.evidence({ round: ROUND });
    // The worker signed the day it started on.
    const [first, ...ours] = checkpoints;
    expect(first).toMatchObject({ no: 1, reason: dateOfInstant(Date.now()), kind: 'daily' });
    expect(ours.map(({ no, reason }) => [no, reason])).toEqual([
      [2, '2099-05-01'],
      [3, '2099-05-02'],
    ]);
    // The trail has a head of its own.
    expect(checkpoints.reduce((sum, { heads }) => sum + heads.length, 0)).toBe(5);
  });
});
