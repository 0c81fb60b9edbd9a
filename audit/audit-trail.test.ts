import { generateKeyPairSync } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { GENESIS } from '../db/chain.ts';
import { isSignedBy, signCheckpoint } from '../db/checkpoint.ts';
import { type Client, connect } from '../db/client.ts';
import { addCheckpoint, allCheckpoints } from '../db/queries/checkpoints.ts';
import { appendTrail } from '../db/trail/append.ts';
import { type TestDatabase, testDatabase } from '../test/support/database.ts';
import { auditTrail } from './audit-trail.ts';
import { checkCheckpoints } from './check/checkpoints.ts';
import { seal } from './seal/seal.ts';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
let database: TestDatabase;
let client: Client;

beforeEach(async () => {
  database = await testDatabase();
  client = connect(database.url);
});
afterEach(async () => {
  await client.close();
  await database.drop();
});

const at = '2026-11-23T01:00:00.000Z';
const enter = (...requests: string[]) =>
  appendTrail(
    client.db,
    requests.map((request) => ({ at, event: 'signed-in', account: 'jia', address: '::1', request, detail: { n: 1 } })),
  );
const sealed = (day: string) => seal(client.db, privateKey, new Date(`${day}T01:00:00Z`));

/** As somebody with the owner's rights might. */
async function tamper(change: string): Promise<void> {
  await client.db.execute(
    sql.raw(`alter table trail disable trigger all; ${change}; alter table trail enable trigger all`),
  );
}
const findings = async () => (await auditTrail(client.db)).findings.map(({ kind, seq, field }) => [kind, seq, field]);

describe('an audit of the trail', () => {
  it('finds it whole, and says how far it is signed', async () => {
    expect(await auditTrail(client.db)).toMatchObject({ verdict: 'equal', entries: 0, signed: 0 });
    await enter('a', 'b', 'c');
    await sealed('2026-11-23');
    await enter('d');
    expect(await auditTrail(client.db)).toEqual({ verdict: 'equal', entries: 4, signed: 3, findings: [] });
    await sealed('2026-11-24');
    await sealed('2026-11-25');
    expect((await allCheckpoints(client.db)).map(({ heads }) => heads.map(({ seq }) => seq))).toEqual([[3], [4], []]);
  });

  it.each([
    ["update trail set account = 'yi' where no = 2", [['chain', 2, 'hash']]],
    [`update trail set detail = '{"n":2}' where no = 4`, [['chain', 4, 'hash']]],
    [
      `update trail set prev_hash = '${GENESIS}' where no = 2`,
      [
        ['chain', 2, 'hash'],
        ['chain', 2, 'prevHash'],
      ],
    ],
    [
      'delete from trail where no = 2',
      [
        ['chain', 3, 'no'],
        ['checkpoint', 3, 'hash'],
      ],
    ],
    ['delete from trail where no > 1', [['checkpoint', 3, 'hash']]],
    ['delete from trail', [['checkpoint', 3, 'hash']]],
  ])('finds out: %s', async (change, found) => {
    await enter('a', 'b', 'c');
    await sealed('2026-11-23');
    await enter('d');
    await tamper(change);
    expect(await auditTrail(client.db)).toMatchObject({ verdict: 'different' });
    expect((await findings()).sort()).toEqual(found);
  });

  it('finds out a chain that was made anew after it was signed', async () => {
    await enter('a', 'b');
    await sealed('2026-11-23');
    await tamper('delete from trail');
    await enter('a', 'x');
    expect(await findings()).toEqual([['checkpoint', 2, 'hash']]);
  });
});

it('checkpoints signed before there was a trail stay what they are', async () => {
  const old = { no: 1, at, kind: 'daily', reason: '2026-11-22', previous: GENESIS, heads: [] } as const;
  await addCheckpoint(client.db, signCheckpoint({ ...old, heads: [] }, privateKey));
  await enter('a');
  await sealed('2026-11-23');
  const rows = await allCheckpoints(client.db);
  expect(rows.map((row) => isSignedBy(row, publicKey))).toEqual([true, true]);
  expect(checkCheckpoints(rows, [pem])).toEqual([]);
});
