import type { WorkflowBundleOption } from '@temporalio/worker';
import { afterAll, beforeAll, expect, inject } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { compareRound } from '../support/ledger-audit.ts';
import { openProduct, type Product } from '../support/product.ts';

/** A product with its worker for the tests of a file, whose ledger can be compared with its histories. */
export function auditedProduct() {
  let opened: Product;
  let bundle: WorkflowBundleOption;

  beforeAll(async () => {
    opened = await openProduct(inject('databaseUrl'), inject('temporalAddress'));
    opened.startWorker();
    silenceEngine();
    bundle = await bundleWorkflows();
  });

  afterAll(() => opened?.close());

  return {
    product: () => opened,
    /** The ledger is what the histories of all runs of all workflows say. */
    async expectEqual(round: string): Promise<void> {
      const { entries, differing, replayErrors } = await compareRound(opened, bundle, round);
      expect({ differing, replayErrors }).toEqual({ differing: [], replayErrors: [] });
      expect(entries).toBeGreaterThan(0);
    },
  };
}
