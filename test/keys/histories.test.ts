import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { payloadsIn } from '../../workflows/payloads.ts';
import type { RunHistory } from '../../workflows/replay.ts';
import type { Json } from '../support/api.ts';
import { settled } from '../support/ledger-audit.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';
import { ONE_GROUP, startRound, submit } from '../support/round.ts';
import { bytesOf, historiesOfRound, keyIdsNamed, readable } from './planted.ts';

const UNIT = '甲局党组的秘密名称';
const REASON = '某甲反映某乙收受礼金';
const APPROVER = '批示人某丙';
const SCAN = 'SCAN-4711-planted';
const LATE = '补办原因：纸件遗失在某处';
const FAILURE = '数据库说：违反约束，失败的行包含（某甲，问题线索）';
const PLANTED = [UNIT, REASON, APPROVER, SCAN, LATE];

let dir: string;
let office: OfficeProduct;
let round: string;
let runs: RunHistory[];

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'xuncheng-planted-'));
  const fault = join(dir, 'fault');
  office = await openOffice(inject('temporalAddress'), { shifted: true });
  const { product, api } = office;
  await product.stopWorkers();
  product.startWorker('test/keys/stumbling-worker.ts', { ...office.env, FAULT_FILE: fault, FAULT_TEXT: FAILURE });
  const groups = ONE_GROUP.map((group) => ({
    ...group,
    inspections: group.inspections.map((inspection) => ({ ...inspection, name: UNIT })),
  }));
  const instant = '2023-04-28T01:00:00.000Z';
  round = await startRound(product, { rulebook: 'wuyang-2023', instant, groups, maxUpdates: 3 });
  await settled(product, round);
  await writeFile(fault, '');
  const post = async (path: string, key: string, body: object): Promise<Json> => {
    for (;;) {
      const { status, json } = await api.post(path, key, body);
      if (status < 300 && json.ledger !== 'catching-up') return json;
      if (status < 500 && status >= 400 && status !== 404) throw new Error(json.detail);
      await sleep(50);
    }
  };
  const sent = { fact: 'letter.sent', on: 'letter/pub', at: '2023-04-26', data: { unit: 'pub', kind: 'inquiry' } };
  await post(`rounds/${round}/facts`, 'sent', { ...sent, evidence: [SCAN] });
  await post(`rounds/${round}/facts`, 'received', { fact: 'letter.received', on: 'letter/pub', at: '2023-04-27' });
  const key = 'inquiry.reply@letter/pub';
  const approval = { by: APPROVER, role: 'lg.exec', date: '2023-04-28' };
  await post(`workflows/${round}/deadlines/extensions`, 'more', { key, due: '2023-05-08', reason: REASON, approval });
  await post(`rounds/${round}/inspections/1-1/facts`, 'entry', { fact: 'station.entry', at: '2023-04-28', late: LATE });
  await settled(product, round);
  await settled(product, `${round}-01-1`);
  runs = await historiesOfRound(product, round);
}, 240_000);

afterAll(async () => {
  await office?.close();
  await rm(dir, { recursive: true, force: true });
});

/** How many updates were taken in; the engine's own events go on for a moment after the last one. */
function updatesIn(all: RunHistory[]): number {
  const events = all.flatMap(({ history }) => history.events ?? []);
  return events.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
}

describe('the histories of a round', () => {
  it('hold none of the texts that were entered, and all of them once decrypted', async () => {
    expect(runs.length).toBeGreaterThan(2);
    const bytes = bytesOf(runs);
    const clear = await readable(runs);
    for (const text of PLANTED) {
      expect(clear, text).toContain(text);
      expect(bytes.includes(text), text).toBe(false);
    }
    // Nor compressed only, nor small ones as they were.
    const encodings = new Set(
      runs.flatMap(({ history }) =>
        [...payloadsIn(history)].map(({ payload }) => Buffer.from(payload.metadata?.encoding ?? []).toString()),
      ),
    );
    // The engine's own marks of patches and of what began a run are its own.
    expect([...encodings].sort()).toEqual(['binary/encrypted', 'json/plain']);
    const plain = runs.flatMap(({ history }) =>
      [...payloadsIn(history)].flatMap(({ payload }) =>
        payload.metadata?.['encryption-key-id'] ? [] : [`${payload.data}`],
      ),
    );
    for (const data of plain) expect(data.length).toBeLessThan(60);
    expect(keyIdsNamed(runs)).toContain('k-test');
  });

  it('hold neither message nor stack of what failed, nor the name of the worker’s machine', async () => {
    const failures = runs.flatMap(({ history }) =>
      (history.events ?? []).flatMap(({ activityTaskStartedEventAttributes: started }) => started?.lastFailure ?? []),
    );
    expect(failures).not.toEqual([]);
    for (const failure of failures) {
      expect(failure).toMatchObject({ message: 'Encoded failure', stackTrace: '' });
    }
    const bytes = bytesOf(runs);
    for (const text of [FAILURE, 'stumbling-worker', 'node_modules']) {
      expect(bytes.includes(text), text).toBe(false);
    }
    const clear = await readable(runs);
    expect(clear).toContain(FAILURE);
    expect(clear).toContain('stumbling-worker.ts');
    const identities = runs.flatMap(({ history }) =>
      (history.events ?? []).flatMap(
        (event) =>
          event.workflowTaskCompletedEventAttributes?.identity ??
          event.activityTaskStartedEventAttributes?.identity ??
          [],
      ),
    );
    expect(identities).not.toEqual([]);
    for (const identity of identities) expect(identity).toMatch(/^xuncheng-worker@\d+$/);
  });

  it('hold no refused command; the refusal comes through in the office’s words', async () => {
    const early = { type: 'record-fact' as const, fact: 'withdraw.exit', on: 'round', at: '2023-04-28', data: {} };
    const refused = await submit(office.product, `${round}-01-1`, 'early', early).catch((error: Error) => error);
    expect(refused).toMatchObject({
      cause: { message: '未登记', type: 'Rejected', details: [[{ status: expect.any(Number) }]] },
    });
    expect(updatesIn(await historiesOfRound(office.product, round))).toBe(updatesIn(runs));
  });
});
