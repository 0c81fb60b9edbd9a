import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { auditById, insertAudit } from '../../db/queries/audits.ts';
import type { Json } from '../support/api.ts';
import { type Desk, openDesk } from '../support/desk.ts';
import { type AuditApi, openAuditApi } from './audit-api.ts';
import { auditing, firstAuditing } from './auditing.ts';
import { Auditor } from './stage.ts';

const ROUND = 'R2023-14';
const ONE = `${ROUND}-01-1`;

let desk: Desk;
let api: AuditApi;
let auditor: Auditor;

beforeAll(async () => {
  desk = await openDesk(inject('temporalAddress'));
  await desk.startRound(ROUND, 'wuyang-2023', '2023-04-10');
  await desk.post(`rounds/${ROUND}/letters`, { kind: 'inquiry', at: '2023-04-14' });
  api = await openAuditApi(desk, inject('temporalAddress'));
  auditor = await Auditor.open(desk);
}, 180_000);

afterAll(async () => {
  await api?.close();
  await desk?.close();
});

/** What is told of an audit when it has ended, and everything that was told before. */
async function ended(id: string, over: AuditApi = api): Promise<{ last: Json; before: Json[] }> {
  const before: Json[] = [];
  for (;;) {
    const { json } = await over.get(`audits/${id}`);
    if (json.state !== 'running') return { last: json, before };
    before.push(json);
    await sleep(50);
  }
}

describe('an audit through the interface', () => {
  it('is not for who records, and is for auditors', async () => {
    const clerk = await api.post('audits', { round: ROUND }, 'clerk', api.clerk);
    expect(clerk).toMatchObject({ status: 403, json: { code: 'not-permitted', detail: '此账号不能进行这项操作' } });
    expect((await api.get('audits')).json).toMatchObject({ items: [], total: 0 });
    expect(await auditing(process.pid)).toEqual([]);
  });

  it.each([
    [{}, 400],
    [{ all: true, round: ROUND }, 400],
    [{ all: false }, 400],
    [{ round: 'x' }, 400],
    [{ round: 'R2099-01' }, 404],
    [{ inspection: `${ROUND}-09-1` }, 404],
  ])('of %j is refused with %i', async (scope, status) => {
    const answer = await api.post('audits', scope, 'nonsense');
    expect(answer.status).toBe(status);
    expect(answer.json.detail).toMatch(/[\u4e00-\u9fff]/);
  });

  it('runs beside the desk, tells how far it is, and finds what the auditor’s own replay finds', async () => {
    const { status, headers, json } = await api.post('audits', { round: ROUND }, 'first');
    expect(status).toBe(202);
    expect(headers.location).toBe(`/api/audits/${json.id}`);
    expect(json).toMatchObject({
      state: 'running',
      stateTitle: '正在审计',
      askedBy: 'auditor',
      scope: { round: ROUND },
    });
    const { last, before } = await ended(json.id);
    expect(last).toMatchObject({ state: 'done', verdict: 'equal', verdictTitle: '一致', error: null });
    expect(before.length).toBeGreaterThan(0);
    const steps = [...before, last].map(({ done }) => done);
    expect(steps).toEqual([...steps].sort((a, b) => a - b));
    // The round, its three inspections: a run each.
    expect([last.done, last.total]).toEqual([4, 4]);

    const own = await auditor.audit(ROUND);
    const { rounds, figures } = last.report;
    expect(rounds).toEqual(JSON.parse(JSON.stringify(own.rounds)));
    expect(figures).toMatchObject({ runs: 4, entries: own.figures.entries });
    expect(last.report).toMatchObject({ verdict: own.verdict, code: 'own' });
    expect(await auditing(process.pid)).toEqual([]);

    const { json: list } = await api.get('audits');
    expect(list.items).toEqual([{ ...last, report: undefined }].map(({ report: _, ...rest }) => rest));
  }, 120_000);

  it('is the same one under the same key, and no other', async () => {
    const again = await api.post('audits', { round: ROUND }, 'first');
    expect(again).toMatchObject({ status: 202, json: { state: 'done', verdict: 'equal' } });
    const other = await api.post('audits', { all: true }, 'first');
    expect(other).toMatchObject({ status: 409, json: { code: 'key-reused' } });
  });

  it('finds what was changed behind the product’s back, of one workflow too', async () => {
    const change = `update entries set historic = not historic where workflow_id = '${ONE}' and seq = 1`;
    const last = await auditor.tampered([change], async () => {
      const { json } = await api.post('audits', { inspection: ONE }, 'tampered');
      return (await ended(json.id)).last;
    });
    expect(last).toMatchObject({ state: 'done', verdict: 'different', verdictTitle: '不一致' });
    expect(last.report.rounds[0].first).toMatchObject({ workflowId: ONE, seq: 1, field: 'historic' });
    expect(last.report.rounds[0].workflows.map(({ workflowId }: Json) => workflowId)).toEqual([ONE]);
  }, 120_000);

  it('is one at a time: of two at once one is refused and says what is under way, from another process too', async () => {
    const second = await openAuditApi(desk, inject('temporalAddress'));
    try {
      const answers = await Promise.all(['a', 'b'].map((key) => api.post('audits', { all: true }, key)));
      expect(answers.map(({ status }) => status).sort()).toEqual([202, 409]);
      const begun = answers.find(({ status }) => status === 202);
      const elsewhere = await second.post('audits', { all: true }, 'c');
      for (const { status, json, headers } of [...answers, elsewhere].filter((one) => one !== begun)) {
        expect({ status, code: json.code }).toEqual({ status: 409, code: 'audit-running' });
        expect(json.detail).toContain('一次只做一个');
        expect(headers['retry-after']).toBe('5');
      }
      expect(elsewhere.json.detail).toContain('auditor 开始的');
      const { last } = await ended(begun?.json.id);
      expect(last).toMatchObject({ state: 'done', scope: { all: true }, verdict: 'equal' });
      expect(last.report.rounds.map(({ round }: Json) => round)).toEqual([ROUND]);
      expect((await second.post('audits', { round: ROUND }, 'd')).status).toBe(202);
    } finally {
      await second.close();
    }
  }, 120_000);

  it('ends with the process that asked for it, and says so', async () => {
    // The one above was begun by a process that was closed in the middle of it.
    const [last] = (await api.get('audits')).json.items;
    expect(last).toMatchObject({
      state: 'failed',
      stateTitle: '没有审成',
      error: '接口停止，审计没有做完；请重新开始',
    });
    expect(await auditing(process.pid)).toEqual([]);
  });

  it('that is killed is told as failed with the reason, and the interface goes on', async () => {
    const { json } = await api.post('audits', { round: ROUND }, 'killed');
    process.kill(await firstAuditing(process.pid), 'SIGKILL');
    const { last } = await ended(json.id);
    expect(last).toMatchObject({ state: 'failed', error: '审计进程意外结束（SIGKILL）', report: null, verdict: null });
    expect((await api.get(`rounds/${ROUND}/exceptions`)).status).toBe(200);
    const next = await api.post('audits', { round: ROUND }, 'after');
    expect(next.status).toBe(202);
    expect((await ended(next.json.id)).last.verdict).toBe('equal');
  }, 120_000);

  it('that its process left running is told as failed when the interface starts again', async () => {
    const { db } = desk.product.database;
    await insertAudit(db, {
      id: 'lost',
      scope: { all: true },
      askedBy: 'auditor',
      askedAt: '2026-01-01T00:00:00.000Z',
    });
    const restarted = await openAuditApi(desk, inject('temporalAddress'));
    try {
      const { json } = await restarted.get('audits/lost');
      expect(json).toMatchObject({ state: 'failed', error: '接口进程中途停了，审计没有做完；请重新开始' });
      expect((await auditById(db, 'lost'))?.finishedAt).toBeTruthy();
    } finally {
      await restarted.close();
    }
  });

  it('that cannot reach the engine says so', async () => {
    const alone = await openAuditApi(desk, '127.0.0.1:1');
    try {
      const { json } = await alone.post('audits', { round: ROUND }, 'alone');
      const { last } = await ended(json.id, alone);
      expect(last).toMatchObject({ state: 'failed', error: '连不上 Temporal，历史读不到，没有审成' });
    } finally {
      await alone.close();
    }
  }, 60_000);

  it('nobody asked for is not there', async () => {
    expect(await api.get('audits/nothing')).toMatchObject({ status: 404, json: { detail: '没有这次审计' } });
  });
});

describe('the key of the checkpoints', () => {
  it('is the one the worker signs with', async () => {
    const { status, text } = await api.get('checkpoints/key');
    expect(status).toBe(200);
    expect(text).toBe(auditor.key.publicKeyPem);
  });
});
