import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { entriesOf } from '../../db/queries/entries.ts';
import type { Json } from '../support/api.ts';
import { arrangement2027 } from '../support/arrangement.ts';
import { settled } from '../support/ledger-audit.ts';
import { type OfficeProduct, openOffice } from '../support/office.ts';
import { startRound } from '../support/round.ts';
import { previewed, revised } from './revised.ts';

const approval = { by: '甲', role: 'director', date: '2022-01-01' };
const trial = { ...arrangement2027, trial: true as const };
const flood = { from: '2027-01-04', number: '某政办〔2026〕40号', reason: '暴雪' };
const RECEIVED = '2026-12-29';

describe('2026-12-29 + 3 个工作日', () => {
  let desk: OfficeProduct;
  let round: string;
  const reply = async (): Promise<Json> => {
    const { json } = await desk.api.get(`deadlines?round=${round}&rule=inquiry.reply`);
    return json.items[0];
  };
  const history = async () =>
    (await entriesOf(desk.product.database.db, round, { limit: 1000 })).flatMap(({ body, calendarVersion }) =>
      (body.type === 'deadline.opened' || body.type === 'deadline.moved') && body.rule === 'inquiry.reply'
        ? [{ type: body.type, due: body.due, provisional: body.provisional, calendarVersion }]
        : [],
    );
  const entered = async (path: string, key: string, body: object) => {
    const { status, json } = await desk.api.post(path, key, body);
    expect(status, JSON.stringify(json)).toBe(200);
  };
  const bring = (key: string, preview: string, body: object = trial) =>
    desk.api.post('calendars', key, { ...body, preview, reason: '按通知', approval });

  beforeAll(async () => {
    desk = await openOffice(inject('temporalAddress'), { shifted: true });
    round = await startRound(desk.product, { rulebook: 'wuyang-2023', instant: '2026-12-29T06:00:00.000Z' });
    await settled(desk.product, round);
  });
  afterAll(() => desk?.close());

  it('is 暂定 while nobody has published 2027', async () => {
    await entered(`rounds/${round}/letters`, 'sent', { units: ['aud'], at: RECEIVED });
    const [{ letter }] = (await desk.api.get(`rounds/${round}/letters`)).json.items;
    await entered(`rounds/${round}/letters/receipts`, 'received', { items: [{ letter, at: RECEIVED }] });
    expect(await reply()).toMatchObject({ due: '2027-01-01', provisional: true, light: 'grey' });
  });

  it('is previewed for a made-up arrangement, which says what moves and why, and moves nothing', async () => {
    const seen = await previewed(desk.api, 'preview', trial);
    expect(seen).toMatchObject({ base: 1, current: true, lastYear: 2027, done: seen.total, unanswered: {} });
    expect(seen.total).toBeGreaterThanOrEqual(2);
    const move = seen.moves.items.find(({ rule }: Json) => rule === 'inquiry.reply');
    expect(move).toMatchObject({
      workflowId: round,
      what: 'moved',
      status: 'open',
      about: '审计局',
      was: '2027-01-01',
      due: '2027-01-04',
      wasText: '2027年1月1日（周五）（暂定）',
      dueText: '2027年1月4日（周一）',
      wasProvisional: true,
      provisional: false,
      why: '2027年1月1日（周五）由工作日改为元旦放假；放假安排公布到 2027 年，不再暂定',
    });
    expect(await reply()).toMatchObject({ due: '2027-01-01', provisional: true });
    expect((await desk.api.get('calendars')).json).toHaveLength(1);
  });

  it('is firm after the arrangement is imported by who may; the history has both', async () => {
    const { id, moves } = await previewed(desk.api, 'preview', trial);
    const { status, json } = await bring('import', id);
    expect(status, JSON.stringify(json)).toBe(201);
    expect(json).toMatchObject({
      no: 2,
      trial: true,
      kind: 'notice',
      numbers: ['试〔2026〕1号'],
      approval,
      repeated: false,
    });
    expect(json.revision).toBe('/api/calendar-revisions/2');
    const done = await revised(desk.api, 2);
    expect(done).toMatchObject({ state: 'done', failures: {}, attempts: 1 });
    expect(done.done).toBe(done.total);

    expect(await reply()).toMatchObject({ due: '2027-01-04', provisional: false, movedFrom: '2027-01-01' });
    const versions = (await desk.api.get('calendars')).json;
    expect(await history()).toEqual([
      { type: 'deadline.opened', due: '2027-01-01', provisional: true, calendarVersion: versions[1].version },
      { type: 'deadline.moved', due: '2027-01-04', provisional: false, calendarVersion: versions[0].version },
    ]);
    const moved = (await desk.api.get('calendar-revisions/2/moved')).json;
    const told = ({ status: _, seq: __, ...one }: Json) => one;
    expect(moved.items.map(told)).toEqual(moves.items.map(told));
    expect(moved.calendar).toMatchObject({ no: 2, trial: true });
  });

  it('is imported once, whatever is repeated', async () => {
    const { id } = await previewed(desk.api, 'preview', trial);
    expect(await bring('import', id)).toMatchObject({ status: 200, json: { no: 2, repeated: true } });
    const later = await previewed(desk.api, 'preview-2', trial);
    expect(later.moves.items).toEqual([]);
    expect(await bring('import-2', later.id)).toMatchObject({ status: 200, json: { no: 2, repeated: true } });
    expect((await desk.api.get('calendars')).json).toHaveLength(2);
    expect(await history()).toHaveLength(2);
  });

  it('moves on with a closure of the county, and back when that is lifted', async () => {
    const closing = { closures: [flood] };
    const closed = await previewed(desk.api, 'closing', closing);
    expect(closed.moves.items).toMatchObject([{ was: '2027-01-04', due: '2027-01-05', provisional: false }]);
    expect(await bring('close', closed.id, closing)).toMatchObject({ status: 201, json: { no: 3, kind: 'closures' } });
    await revised(desk.api, 3);
    expect(await reply()).toMatchObject({ due: '2027-01-05' });
    const { json } = await desk.api.get('calendar-revisions/3/moved');
    expect(json.items).toMatchObject([
      { due: '2027-01-05', why: '2027年1月4日（周一）由工作日改为本县停班：暴雪（某政办〔2026〕40号）' },
    ]);

    const lifting = { closures: [{ ...flood, lifted: true }] };
    const lifted = await previewed(desk.api, 'lifting', lifting);
    expect(await bring('lift', lifted.id, lifting)).toMatchObject({ status: 201, json: { no: 4 } });
    await revised(desk.api, 4);
    expect(await reply()).toMatchObject({ due: '2027-01-04' });
    const all = (await desk.api.get('calendars')).json;
    expect(all.map(({ version }: Json) => version)).toEqual([
      all[2].version,
      all[1].version,
      all[2].version,
      all[3].version,
    ]);
    const diff = (await desk.api.get('calendars/2/diff/3')).json;
    expect(diff.days).toMatchObject([{ date: '2027-01-04', was: { rest: false }, now: { rest: true } }]);
  });

  it('starts in the newest calendar what starts afterwards', async () => {
    const { status } = await desk.api.post('rounds', 'late', {
      no: 'R2022-77',
      rulebook: 'wuyang-2023',
      mode: 'backfill',
      startedAt: '2022-04-01',
      groups: [{ no: 1, inspects: [{ no: 1, name: '甲镇党委' }] }],
    });
    expect(status).toBe(201);
    const [{ version }] = (await desk.api.get('calendars')).json;
    const workflows = (await desk.api.get('rounds/R2022-77/workflows')).json;
    expect(workflows.map(({ calendarVersion }: Json) => calendarVersion)).toContain(version);
    expect(new Set(workflows.map(({ calendarVersion }: Json) => calendarVersion))).toEqual(new Set([version]));
  });
});
