import proto from '@temporalio/proto';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { collect } from '../../audit/source/collect.ts';
import { booksIn } from '../../audit/timeline/books.ts';
import { timelineOf } from '../../audit/timeline/timeline.ts';
import { fetchChain } from '../../workflows/replay.ts';
import type { Json } from '../support/api.ts';
import { type AuditApi, openAuditApi, UI } from './audit-api.ts';
import { decodedEvents } from './decoded-events.ts';
import { type Eventful, playEventful } from './eventful.ts';

const { EventType } = proto.temporal.api.enums.v1;
const STARTED = EventType.EVENT_TYPE_WORKFLOW_EXECUTION_STARTED;
const UPDATED = EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED;
const SIGNALED = EventType.EVENT_TYPE_WORKFLOW_EXECUTION_SIGNALED;
const SCHEDULED = EventType.EVENT_TYPE_ACTIVITY_TASK_SCHEDULED;

let played: Eventful;
let api: AuditApi;
let shown: Json;

beforeAll(async () => {
  played = await playEventful(inject('temporalAddress'));
  api = await openAuditApi(played.office, inject('temporalAddress'));
  shown = (await api.get(`rounds/${played.round}/timeline?pageSize=500`)).json;
}, 180_000);

afterAll(async () => {
  await api?.close();
  await played?.close();
});

const line = (what: string): Json => shown.items.find((one: Json) => one.what.startsWith(what));

describe('the timeline of a round', () => {
  it('has every entry of every workflow, in one order', () => {
    expect(shown).toMatchObject({ total: shown.items.length, page: 1, histories: 'read' });
    expect(new Set(shown.items.map(({ workflowId }: Json) => workflowId))).toEqual(
      new Set([played.round, played.inspection]),
    );
    const order = ({ recordedAt, workflowId, seq }: Json) => [recordedAt, workflowId, String(seq).padStart(6, '0')];
    const sorted = [...shown.items].sort((a, b) => (order(a).join() < order(b).join() ? -1 : 1));
    expect(shown.items).toEqual(sorted);
  });

  it('tells in a clerk’s words when it happened, fell due and was entered, by whom, on whose word', () => {
    expect(line('顺延')).toMatchObject({
      what: '顺延：情况函询回复〔宣传部〕，由2023年4月24日（周一）至2023年5月8日（周一）；理由：节后报送',
      workflow: '轮次',
      typedBy: 'local',
      decisions: [{ by: '丁', roleTitle: '常务副组长', dateText: '2023年4月28日（周五）', original: '批示 5' }],
      backfilled: false,
    });
    expect(line('签收〔审计局〕')).toMatchObject({ happened: '2023年4月26日（周三）', evidence: ['扫描件 7'] });
    expect(line('逾期')).toMatchObject({ fellDue: '2023年4月24日（周一） 24:00' });
    expect(line('进驻')).toMatchObject({ workflow: '第1组·甲镇党委', happened: '2023年4月28日（周五）' });
    // What a correction brought about was typed with it, and rests on nobody's own word.
    expect(line('改期：情况函询回复〔审计局〕')).toMatchObject({ typedBy: 'local', decisions: [], evidence: [] });
    expect(line('收到抄送：编入巡察组〔甲〕')).toMatchObject({ typedBy: null, decisions: [] });
    for (const { what } of shown.items) expect(what).not.toMatch(/[a-z]{2,}\.[a-z]{2,}|undefined/);
  });

  it('links every line to the event of the engine’s history that it comes from', async () => {
    const runs = (
      await Promise.all([played.round, played.inspection].map((id) => fetchChain(played.office.product.client, id)))
    ).flat();
    // Several runs: the numbers of events begin anew in each.
    expect(runs.length).toBeGreaterThan(3);
    const events = await decodedEvents(runs);
    const entries = (await api.get(`entries?round=${played.round}&limit=1000`)).json.items;
    const kinds = new Set<number>();
    for (const { workflowId, seq, place, type, what } of shown.items) {
      const entry = entries.find((one: Json) => one.workflowId === workflowId && one.seq === seq);
      const event = events.get(`${place.runId} ${place.eventId}`);
      kinds.add(event?.type ?? 0);
      const expected = expectedEvent(entry);
      expect(event?.type, what).toBe(expected.type);
      expect(event?.workflowId).toBe(workflowId);
      expect(expected.holds(event?.argument), `${type} ${what}`).toBe(true);
      expect(place.url).toBe(
        `${UI}/namespaces/${played.office.product.client.options.namespace}/workflows/${workflowId}/${place.runId}/history/events/${place.eventId}`,
      );
    }
    expect([...kinds].sort()).toEqual([STARTED, UPDATED, SIGNALED, SCHEDULED].sort());
  });

  it('comes page by page, of one workflow, or without reading histories', async () => {
    const path = `rounds/${played.round}/timeline`;
    const second = (await api.get(`${path}?pageSize=7&page=2`)).json;
    expect(second.items).toEqual(shown.items.slice(7, 14));
    expect(second.total).toBe(shown.total);
    const own = (await api.get(`${path}?workflow=${played.inspection}`)).json;
    expect(own.items).toEqual(shown.items.filter((one: Json) => one.workflowId === played.inspection));
    expect(own.total).toBe(own.items.length);
    const plain = (await api.get(`${path}?events=false&pageSize=3`)).json;
    expect(plain).toMatchObject({ histories: 'unread', items: [{ place: null }, { place: null }, { place: null }] });
    const back = (await api.get(`${path}?pageSize=7&page=2&sort=-recorded`)).json;
    expect(back.items).toEqual(shown.items.toReversed().slice(7, 14));
    expect(back.total).toBe(shown.total);
    const kinds = (await api.get(`${path}?kind=corrections&pageSize=2`)).json;
    const corrections = shown.items.filter(({ kind }: Json) => kind === 'corrections');
    expect(corrections.map(({ kindTitle }: Json) => kindTitle)).toContain('更正');
    expect(kinds).toMatchObject({ items: corrections.slice(0, 2), total: corrections.length });
    const found = (await api.get(`${path}?q=宣传部&sort=-recorded&pageSize=500`)).json;
    const told = shown.items.filter(({ what }: Json) => what.includes('宣传部'));
    expect(told.length).toBeGreaterThan(2);
    expect(found).toMatchObject({ items: told.toReversed(), total: told.length });
    expect((await api.get(`${path}?pageSize=7&page=999`)).json).toMatchObject({ items: [], total: shown.total });
    expect(await api.get(`${path}?workflow=x`)).toMatchObject({
      status: 400,
      json: { errors: [{ field: 'workflow' }] },
    });
  });

  it('is the same from collected evidence alone, told by the rulebooks that the histories carry', async () => {
    const { client, database } = played.office.product;
    const sources = { client, db: database.db, publicKeys: [], rehearsal: true };
    const evidence = await collect(sources, { round: played.round });
    const books = await booksIn(evidence.workflows.flatMap(({ runs }) => runs));
    const people: [string, string][] = [
      ['p1', '甲'],
      ['p2', '乙'],
    ];
    const ui = { url: UI, namespace: client.options.namespace };
    expect(await timelineOf(evidence, { books, people, ui })).toEqual(shown.items);
  });

  it('is told by the kept histories while the engine is away', async () => {
    const alone = await openAuditApi(played.office, '127.0.0.1:1');
    try {
      const { json } = await alone.get(`rounds/${played.round}/timeline?pageSize=500`);
      expect(json.histories).toBe('kept-only');
      const kept = json.items.filter(({ place }: Json) => place !== null);
      // The last run of each workflow is open: only its successor will keep it.
      expect(kept.length).toBeGreaterThan(30);
      expect(kept.length).toBeLessThan(json.total);
      for (const one of kept) {
        const { place } = shown.items.find((l: Json) => l.workflowId === one.workflowId && l.seq === one.seq);
        expect(one.place).toEqual(place);
      }
    } finally {
      await alone.close();
    }
  });

  it('of the standing office tells its registers', async () => {
    const { items } = (await api.get('rounds/office/timeline')).json;
    expect(items.map(({ what }: Json) => what)).toEqual([
      '巡察办常设建立',
      '名册登记：甲（代码 p1）',
      '名册登记：乙（代码 p2；财政局）',
    ]);
    expect(items.every(({ place }: Json) => place !== null)).toBe(true);
  });
});

/** Which event an entry comes from, and what that event must hold. */
function expectedEvent(entry: Json): { type: number; holds: (argument: Json) => boolean } {
  const { seq, origin, body } = entry;
  if (['round.started', 'inspection.started'].includes(body.type))
    return { type: STARTED, holds: ({ round }) => !!round };
  if (origin !== null) {
    const holds = ({ commands }: Json) => commands.some(({ id }: Json) => id === origin.commandId);
    return { type: UPDATED, holds };
  }
  if (body.type === 'fact.copied') {
    return { type: SIGNALED, holds: ({ n, fact }) => n === body.n && fact.id === body.fact.id };
  }
  return { type: SCHEDULED, holds: ({ entries }) => entries.some((one: Json) => one.seq === seq) };
}
