import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { makeBundle } from '../../audit/bundle/make.ts';
import { openSealed } from '../../audit/bundle/open.ts';
import { readBundle } from '../../audit/bundle/read.ts';
import { exitCodeOf } from '../../audit/finding.ts';
import { USES } from '../../cli/keys/uses.ts';
import type { Opened } from '../../cli/with-ledger.ts';
import { importKeys, removeKey, rotateKeys } from '../../keys/change.ts';
import { readKeyFile, writeKeyFile } from '../../keys/key-file.ts';
import { FRESH_MS } from '../../keys/key-ring.ts';
import { openKeys, ring } from '../../keys/open.ts';
import { Auditor } from '../audit/stage.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { settled } from '../support/ledger-audit.ts';
import { fact, startRound, submit } from '../support/round.ts';
import { historiesOfRound, keyIdsNamed, readable } from './planted.ts';

const LETTERS = ['disc', 'orgd', 'pub', 'aud', 'xf', 'ufd'];
let dir: string;
let file: string;
let desk: Desk;
let auditor: Auditor;
let env: Record<string, string>;
/** Went on while the key was changed. */
let round: string;
/** The first key, and the one after it. */
let first: string;
let second: string;

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'xuncheng-rotation-'));
  file = join(dir, 'ring.json');
  openKeys({ file });
  env = { XUNCHENG_KEYS: '', XUNCHENG_KEY_FILE: file };
  desk = await openDesk(inject('temporalAddress'), env);
  auditor = await Auditor.open(desk);
  // What is published stays under the key of that day.
  first = (await rotateKeys({ file })).made.id;
  await sleep(FRESH_MS + 50);
}, 180_000);

afterAll(async () => {
  await desk?.close();
  await rm(dir, { recursive: true, force: true });
});

const sent = (letter: string) =>
  fact('letter.sent', `letter/${letter}`, '2023-04-14', { data: { unit: letter, kind: 'inquiry' } });

function started(): Promise<string> {
  const instant = '2023-04-10T00:00:00.000Z';
  return startRound(desk.product, { rulebook: 'wuyang-2023', instant, mode: 'backfill', maxUpdates: 2 });
}

async function quiet(no: string): Promise<void> {
  await settled(desk.product, no);
  await settled(desk.product, `${no}-01-1`);
}

async function judged(no: string) {
  const { verdict, rounds } = await auditor.audit(no);
  const texts = rounds[0]?.findings.map(({ text }) => text) ?? [];
  return { verdict, exit: exitCodeOf(verdict), texts, workflows: rounds[0]?.workflows ?? [] };
}

function command(...args: string[]) {
  return execa('node', ['--import', 'tsx', 'cli/keys.ts', ...args], {
    env: { ...env, XUNCHENG_DATA: dir },
    reject: false,
  });
}

async function counted(): Promise<Map<string, number>[]> {
  const { client, database } = desk.product;
  const opened = { client, db: database.db } as Opened;
  return Promise.all(USES.map(({ count }) => count(opened)));
}

describe('a key that is changed while a round runs', () => {
  it('is taken up by the running processes; what was recorded before and after is read, and audits as equal', async () => {
    const { product } = desk;
    round = await started();
    const enter = async () => {
      for (const letter of LETTERS) {
        await submit(product, round, `${round}-${letter}`, sent(letter));
        await settled(product, round);
      }
    };
    const rotated = async () => {
      const { stdout, exitCode } = await command('rotate');
      expect(exitCode).toBe(0);
      second = readKeyFile(file).active;
      expect(stdout).toContain(`新密钥 ${second} 已启用`);
    };
    await submit(product, round, `${round}-first`, sent('court'));
    await Promise.all([enter(), rotated()]);
    await sleep(FRESH_MS + 50);
    await submit(product, round, `${round}-last`, sent('proc'));
    await quiet(round);

    const runs = await historiesOfRound(product, round);
    expect(keyIdsNamed(runs)).toEqual(expect.arrayContaining([first, second]));
    const clear = await readable(runs);
    for (const letter of ['court', ...LETTERS, 'proc']) expect(clear).toContain(`letter/${letter}`);
    expect(await judged(round)).toMatchObject({ verdict: 'equal', texts: [] });
    const [rows, kept, open] = await counted();
    const some = expect.toSatisfy((count) => count > 0);
    expect([rows?.get(first), kept?.get(first), open?.get(second)]).toEqual([some, some, some]);
  }, 120_000);

  it('goes into the bundle of the round with the one before it, and no other', async () => {
    await command('rotate');
    expect(readKeyFile(file).keys).toHaveLength(4);
    const { client, database } = desk.product;
    const { dataDir } = desk;
    const order = { round, out: join(dir, 'round.zip'), dataDir, release: 'test', madeAt: '2026-01-05T02:00:00.000Z' };
    const made = await makeBundle({ client, db: database.db, publicKeys: [], rehearsal: false }, order);
    const publicKeys = [auditor.key.publicKeyPem];
    // As on a machine that has none of the house's keys.
    openKeys({ text: `other:${Buffer.alloc(32, 9).toString('base64')}` });
    const evidence = await readBundle(openSealed(made.bytes, publicKeys), made.key, publicKeys);
    expect(await auditor.judge(evidence)).toMatchObject({ verdict: 'equal', findings: [] });
    openKeys({ file });
    const ids = readKeyFile(file).keys.map(({ id }) => [id, evidence.keys?.has(id)]);
    expect(Object.fromEntries(ids)).toMatchObject({ [first]: true, [second]: true, [ring().activeId]: false });
  }, 120_000);
});

describe('a key that was taken away', () => {
  it('makes what is under it unreadable, says so, and nothing else stops; put back, everything is as before', async () => {
    const { product } = desk;
    const backup = join(dir, 'backup.json');
    writeKeyFile(backup, readKeyFile(file));
    const later = new Date(Date.now() + 61_000);
    for (const id of [first, second]) await removeKey({ file }, id, later);
    await sleep(FRESH_MS + 50);

    const told = await judged(round);
    expect(told).toMatchObject({ verdict: 'unable', exit: 2 });
    expect(told.texts.join()).toContain(`缺密钥 ${first}：历史读不出来`);
    expect(told.texts.join()).toContain(`缺密钥 ${second}：历史读不出来`);
    expect(told.texts.join()).toMatch(/缺密钥 k[23]-\w+：台账的条目读不出来/);
    expect(told.workflows.map(({ workflowId }) => workflowId)).toEqual([round, `${round}-01-1`]);
    await expect(readable(await historiesOfRound(product, round))).rejects.toThrow(`密钥 ${first} 不在密钥环里`);

    // The worker has everything of the old round to read again, and cannot.
    await product.stopWorkers();
    const worker = product.startWorker('worker.ts', { ...env, ...(await own()) });
    const waiting = submit(product, round, `${round}-waiting`, sent('police')).then(
      ({ revision }) => revision,
      () => 0,
    );
    const fresh = await started();
    await submit(product, fresh, `${fresh}-disc`, sent('disc'));
    await quiet(fresh);
    expect(await judged(fresh)).toMatchObject({ verdict: 'equal', texts: [] });
    expect({ code: worker.exitCode, signal: worker.signalCode }).toEqual({ code: null, signal: null });

    const added = await importKeys({ file }, backup);
    expect(added.map(({ id }) => id)).toEqual([first, second]);
    await waiting;
    await expect
      .poll(() => submit(product, round, `${round}-waiting`, sent('police')).then(({ revision }) => revision > 0), {
        timeout: 60_000,
      })
      .toBe(true);
    await quiet(round);
    expect(await judged(round)).toMatchObject({ verdict: 'equal', texts: [] });
  }, 240_000);

  /** What a worker of this desk is told beside its keys. */
  async function own(): Promise<Record<string, string>> {
    const { namespace } = desk.product.client.options;
    return {
      TEMPORAL_NAMESPACE: namespace,
      REHEARSAL_DATABASE_URL: 'postgres://127.0.0.1:1/none',
      XUNCHENG_DATA: desk.dataDir,
    };
  }
});
