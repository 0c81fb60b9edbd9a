import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { publishShipped } from '../../api/publish.ts';
import { entriesOf } from '../../db/queries/entries.ts';
import { inspectionWorkflowId } from '../../procedure/ids.ts';
import { fetchChain, silenceEngine } from '../../workflows/replay.ts';
import { compareRound, settled } from '../support/ledger-audit.ts';
import { openProduct, type Product } from '../support/product.ts';
import { type ProductApi, productApi } from '../support/product-api.ts';
import { startRound } from '../support/round.ts';

const CALLERS = 60;
const AT = '2023-04-17';
const paper = { fact: 'learn.working-papers', at: AT, approval: { by: '甲', role: 'leader', date: AT } };
/** No step of the rulebook: the workflow says so. */
const refused = { fact: 'learn.nothing', at: AT };

let product: Product;
let api: ProductApi;

beforeAll(async () => {
  product = await openProduct(inject('databaseUrl'), inject('temporalAddress'));
  product.startWorker();
  await publishShipped(product.database.db, new Date().toISOString(), { info() {}, error() {} });
  api = await productApi(product);
  silenceEngine();
});
afterAll(async () => {
  await api?.close();
  await product?.close();
});

it('sixty who record in one inspection at once share updates; each is answered for itself, and the history is the ledger', async () => {
  const round = await startRound(product, {
    ...{ rulebook: 'township-2022', instant: '2023-04-17T06:00:00.000Z' },
    params: { entryBy: '2023-04-10', exit: '2023-05-23', groupPlanBy: '2023-04-10' },
  });
  await settled(product, round);
  const facts = `rounds/${round}/inspections/1-1/facts`;
  const entry = await api.post(facts, `${round}/entry`, { fact: 'station.entry', at: '2023-04-10', late: '试验' });
  expect(entry.status, JSON.stringify(entry.json)).toBe(200);

  const bodyOf = (i: number) => (i % 10 === 9 ? refused : { ...paper, data: { note: `第 ${i} 件` } });
  // The first ten are sent twice at once, as an impatient browser does.
  const sent = [...Array(CALLERS).keys(), ...Array(10).keys()];
  const answers = await Promise.all(sent.map((i) => api.post(facts, `${round}/${i}`, bodyOf(i))));
  for (const [n, i] of sent.entries()) {
    const { status, json } = answers[n] ?? {};
    expect(status, JSON.stringify(json)).toBe(i % 10 === 9 ? 400 : 200);
  }

  const workflowId = inspectionWorkflowId(round, '1-1');
  const recorded = await entriesOf(product.database.db, workflowId, { limit: 1000 });
  const notes = recorded.flatMap(({ body }) => (body.type === 'fact.recorded' ? [body.fact.data.note] : []));
  const wanted = [...Array(CALLERS).keys()].filter((i) => i % 10 !== 9).map((i) => `第 ${i} 件`);
  expect(notes.filter((note) => note !== undefined).sort()).toEqual(wanted.sort());

  await settled(product, workflowId);
  const events = (await fetchChain(product.client, workflowId)).flatMap(({ history }) => history.events ?? []);
  const updates = events.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes).length;
  expect(updates).toBeLessThan(CALLERS / 3);
  const { differing, replayErrors } = await compareRound(product, await bundleWorkflows(), round);
  expect({ differing, replayErrors }).toEqual({ differing: [], replayErrors: [] });
});
