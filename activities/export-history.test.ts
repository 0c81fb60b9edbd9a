import { randomUUID } from 'node:crypto';
import { ApplicationFailure } from '@temporalio/common';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { historiesOf } from '../db/queries/histories.ts';
import { openProduct, type Product } from '../test/support/product.ts';
import { startRound } from '../test/support/round.ts';
import { createExportHistoryActivity } from './export-history.ts';

let product: Product;

beforeAll(async () => {
  product = await openProduct(inject('databaseUrl'), inject('temporalAddress'));
});

afterAll(() => product?.close());

const activity = () => createExportHistoryActivity({ client: product.client, db: product.database.db });

it('keeps a history once, and answers the same when asked again', async () => {
  const instant = '2023-04-10T00:00:00.000Z';
  const round = await startRound(product, { rulebook: 'wuyang-2023', instant, mode: 'backfill' });
  const { runId } = await product.client.workflow.getHandle(round).describe();
  const run = { workflowId: round, runId, round };
  const first = await activity().exportHistory(run);
  expect(await activity().exportHistory(run)).toEqual(first);
  const kept = await historiesOf(product.database.db, [round]);
  expect(kept.map(({ sha256, events }) => ({ sha256, events }))).toEqual([first]);
});

it('fails for good where the engine has no such run: it would be tried for ever', async () => {
  const run = { workflowId: 'R2099-98', runId: randomUUID(), round: 'R2099-98' };
  const failure = await activity()
    .exportHistory(run)
    .catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(ApplicationFailure);
  expect(failure).toMatchObject({ nonRetryable: true, type: 'HistoryGone' });
});
