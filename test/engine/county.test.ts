import { fileURLToPath } from 'node:url';
import type { WorkflowBundleOption } from '@temporalio/worker';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { publishShipped } from '../../api/publish.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { ownRulebooks, RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { compareRound, settled } from '../support/ledger-audit.ts';
import { openProduct, type Product } from '../support/product.ts';
import { type ProductApi, productApi } from '../support/product-api.ts';
import { fact, startRound, submit } from '../support/round.ts';
import { Played } from './virtual.ts';

/** This folder stands for a county's data folder: its own rulebooks are in `rulebooks/`. */
const DATA = fileURLToPath(new URL('.', import.meta.url));
const library = () => rulebookLibrary(RULEBOOK_DIR, ownRulebooks(DATA));
const silent = { info() {}, error() {} };
const late = { late: '试验' };
const adoption = {
  rulebook: 'jiaxian-2024',
  reason: '县委补充规定施行',
  approval: { by: '甲', role: 'lg.exec', date: '2023-05-25' },
};

let product: Product;
let api: ProductApi;
let bundle: WorkflowBundleOption;
let old: Rulebook;
let county: Rulebook;

beforeAll(async () => {
  product = await openProduct(inject('databaseUrl'), inject('temporalAddress'));
  product.startWorker();
  await publishShipped(product.database.db, new Date().toISOString(), silent, library());
  [old, county] = [library().resolve('township-2022'), library().resolve('jiaxian-2024')];
  api = await productApi(product, library);
  silenceEngine();
  bundle = await bundleWorkflows();
});

afterAll(async () => {
  await api?.close();
  await product?.close();
});

/** The ledger is what the histories of all runs of all workflows say. */
async function expectEqual(round: string): Promise<void> {
  const { entries, differing, replayErrors } = await compareRound(product, bundle, round);
  expect({ differing, replayErrors }).toEqual({ differing: [], replayErrors: [] });
  expect(entries).toBeGreaterThan(0);
}

const play = (rulebook: Rulebook, maxUpdates?: number) =>
  Played.start(product, {
    rulebook,
    instant: '2023-04-03T00:00:00.000Z',
    params: { entryBy: '2023-04-10', exit: '2023-05-23', groupPlanBy: '2023-04-10' },
    ...(maxUpdates && { maxUpdates }),
  });

/** Version every workflow of the round follows now. */
async function versions(round: string): Promise<Record<string, string>> {
  const names = new Map([old, county].map(({ hash, id }) => [hash, id]));
  const rows = await workflowsOfRound(product.database.db, round);
  return Object.fromEntries(rows.map((row) => [row.workflowId, names.get(row.rulebookHash ?? '') ?? 'another']));
}

describe('a rulebook of a county’s own', () => {
  it('adds a rule and a rung by its file alone, for its own rounds and no others', async () => {
    const rounds = await Promise.all([play(old), play(county)]);
    for (const played of rounds) {
      const one = `${played.round}-01-1`;
      await played.on('2023-04-10', one, fact('station.entry', 'inspection/1-1', '2023-04-10', late));
    }
    await Promise.all(rounds.map((played) => played.until('2023-05-10')));

    const rungs = rounds.map(async (played) =>
      (await played.entries(`${played.round}-01-1`)).flatMap(({ body, fellDueAt }) =>
        body.type === 'rung.fired' && body.rule === 'mobile-villages.list' ? [[body.rung, fellDueAt, ...body.to]] : [],
      ),
    );
    const both = [
      ['warn:1 working day before', '2023-04-14T00:30:00.000Z', 'office'],
      ['due', '2023-04-17T16:00:00.000Z', 'office'],
      ['after:2 working days', '2023-04-19T00:30:00.000Z', 'director'],
    ];
    expect(await rungs[0]).toEqual(both);
    // Five working days after Monday 17 April: 23 April is a working Sunday before the May holiday.
    expect(await rungs[1]).toEqual([...both, ['after:5 working days', '2023-04-23T00:30:00.000Z', 'lg.exec']]);
    const opened = rounds.map(async (played) =>
      (await played.bodies('deadline.opened', `${played.round}-01-1`))
        .filter(({ rule }) => rule === 'midway.report')
        .map(({ due }) => due),
    );
    expect(await Promise.all(opened)).toEqual([[], ['2023-04-28']]);

    const [, own] = rounds;
    await own.on(
      '2023-05-10',
      `${own.round}-01-1`,
      fact('learn.midway-report', 'inspection/1-1', '2023-05-10', { data: { note: '补报' } }),
    );
    expect((await own.bodies('deadline.met', `${own.round}-01-1`)).at(-1)).toMatchObject({
      rule: 'midway.report',
      late: true,
    });
    for (const { round } of rounds) await expectEqual(round);
  });

  it('is adopted by a running round, which tells what moved; broken off, the same key does the rest', async () => {
    const played = await play(old, 4);
    const { round, virtual } = played;
    const one = `${round}-01-1`;
    const on = 'inspection/1-1';
    await played.on('2023-04-10', one, fact('station.entry', on, '2023-04-10', late));
    await played.on('2023-04-14', one, fact('village.mobile-list', on, '2023-04-14'));
    const batch = { type: 'assemble-transfer' as const, no: 1, receiver: 'disc', clues: [1], early: false };
    await played.on('2023-05-22', round, { ...batch, inspections: [] });
    await played.on('2023-05-23', one, fact('withdraw.exit', on, '2023-05-23', late));
    await played.until('2023-05-25');

    // Whoever asked first died when only the round had it.
    const { rulebook: _, reason, approval } = adoption;
    const item = { command: { type: 'revise-rulebook' as const, book: county, reason }, approval };
    await api.orchestrator.submit({ account: 'local', key: `${round}/adopt`, workflowId: round, items: [item] });
    expect(await versions(round)).toEqual({ [round]: county.id, [one]: old.id, [`${round}-T1`]: old.id });
    const { status, json } = await api.post(`rounds/${round}/rulebook`, `${round}/adopt`, adoption);
    expect(status, JSON.stringify(json)).toBe(200);
    expect(await versions(round)).toEqual({ [round]: county.id, [one]: county.id, [`${round}-T1`]: county.id });
    const from = { id: old.id, title: old.title, hash: old.hash };
    expect(json.workflows.map((w: object) => ({ ...w, seq: 0 }))).toEqual(
      [round, one, `${round}-T1`].map((workflowId) => ({ workflowId, standing: 'taken', from, seq: 0 })),
    );
    await virtual.quiet();

    const hashes = { fromHash: old.hash, toHash: county.hash };
    const about = '第1组·甲镇党委';
    const moved = json.deadlines.map(
      ({ seq: _seq, key: _key, title: _title, ...rest }: { [k: string]: unknown }) => rest,
    );
    const common = { about, provisional: false, ...hashes };
    expect(moved).toEqual([
      {
        ...common,
        workflowId: one,
        rule: 'hearing.leading-group',
        what: 'moved',
        was: '2023-06-02',
        due: '2023-06-07',
      },
      { ...common, workflowId: one, rule: 'midway.report', what: 'opened', was: null, due: '2023-04-28' },
      // The list was handed in long before: only the new version lets the round know it.
      { ...common, workflowId: round, rule: 'village.list-review', what: 'opened', was: null, due: '2023-04-19' },
    ]);
    expect((await api.post(`rounds/${round}/rulebook`, `${round}/adopt`, adoption)).json).toEqual(json);
    const other = await api.post(`rounds/${round}/rulebook`, `${round}/adopt`, { ...adoption, reason: '别的' });
    expect(other).toMatchObject({ status: 409, json: { code: 'key-reused' } });

    const revised = await played.bodies('rulebook.revised', one);
    expect(revised).toMatchObject([
      { hash: county.hash, was: old.hash, reason, copies: [{ to: round, fact: expect.any(String) }] },
    ]);
    const { json: listed } = await api.get(`rounds/${round}/revisions`);
    expect(listed).toHaveLength(3);
    // The peers answer together, so either may be written first.
    expect(listed.find(({ workflowId }: { workflowId: string }) => workflowId === one)).toMatchObject({
      typedBy: 'local',
      approval,
      reason,
      from: { id: old.id },
      copies: 1,
    });
    await played.on(
      '2023-06-05',
      round,
      fact('hear.leading-group', 'round', '2023-06-05', { ...late, data: { inspections: ['1-1'] } }),
    );
    const heard = (await played.bodies('deadline.met', one)).filter(({ rule }) => rule === 'hearing.leading-group');
    expect(heard).toMatchObject([{ due: '2023-06-07', late: false }]);
    await expectEqual(round);
  });

  it('reaches a batch that is started while it is being adopted, and moves nothing a second time', async () => {
    const played = await play(old);
    const { round, virtual } = played;
    const batch = { type: 'assemble-transfer' as const, receiver: 'disc', clues: [1], early: false, inspections: [] };
    const started = [1, 2, 3].map((no) => submit(product, round, `${round}/t${no}`, { ...batch, no }));
    const [answer] = await Promise.all([api.post(`rounds/${round}/rulebook`, `${round}/adopt`, adoption), ...started]);
    expect(answer.status, JSON.stringify(answer.json)).toBe(200);
    await virtual.quiet();
    expect(new Set(Object.values(await versions(round)))).toEqual(new Set([county.id]));
    expect(Object.keys(await versions(round))).toHaveLength(5);
    const second = await api.post(`rounds/${round}/rulebook`, `${round}/again`, adoption);
    expect(second).toMatchObject({ status: 200, json: { deadlines: [] } });
    expect(second.json.workflows.every(({ standing }: { standing: string }) => standing === 'followed')).toBe(true);
    await expectEqual(round);
  });

  it('is adopted by a round being backfilled, at its last recorded instant', async () => {
    const params = { entryBy: '2023-04-10', exit: '2023-05-23', groupPlanBy: '2023-04-10' };
    const instant = '2023-04-02T16:00:00.000Z';
    const round = await startRound(product, { rulebook: old, instant, mode: 'backfill', params });
    const one = `${round}-01-1`;
    const on = 'inspection/1-1';
    for (const workflowId of [round, one]) await settled(product, workflowId);
    await submit(product, one, `${round}-1`, fact('station.entry', on, '2023-04-10', late));
    await submit(product, one, `${round}-2`, fact('village.mobile-list', on, '2023-04-14'));
    await submit(product, one, `${round}-3`, fact('withdraw.exit', on, '2023-05-23', late));
    await settled(product, one);
    const { status, json } = await api.post(`rounds/${round}/rulebook`, `${round}/adopt`, adoption);
    expect(status, JSON.stringify(json)).toBe(200);
    for (const workflowId of [round, one]) await settled(product, workflowId);
    const { json: listed } = await api.get(`rounds/${round}/revisions`);
    expect(listed.map(({ happenedAt }: { happenedAt: string }) => happenedAt)).toEqual(
      Array(2).fill('2023-05-23T04:00:00.000Z'),
    );
    const changes = listed.flatMap((revision: { deadlines: { rule: string; due: string }[] }) => revision.deadlines);
    expect(changes).toMatchObject([
      { rule: 'hearing.leading-group', was: '2023-06-02', due: '2023-06-07' },
      { rule: 'midway.report', what: 'opened', due: '2023-04-28' },
      { rule: 'village.list-review', what: 'opened', due: '2023-04-19' },
    ]);
    await expectEqual(round);
  });
}, 120_000);
