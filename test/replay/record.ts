import { bundleWorkflows } from '../../activities/worker.ts';
import { entriesOf } from '../../db/queries/entries.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import type { Entry } from '../../procedure/entry.ts';
import '../support/own-keys.ts';
import { startServices } from '../../stack/services.ts';
import { fetchChain } from '../../workflows/replay.ts';
import { settled } from '../support/ledger-audit.ts';
import { openProduct, type Product } from '../support/product.ts';
import { writeFixture } from './fixtures.ts';
import { sealedRound } from './shapes/fifth.ts';
import { backfilledRound, liveLettersOverRuns } from './shapes/first.ts';
import { exportedRuns } from './shapes/fourth.ts';
import { signedRound, standingOffice } from './shapes/second.ts';
import { busyRound } from './shapes/sixth.ts';
import { decidedDeadlines } from './shapes/third.ts';

// npx tsx test/replay/record.ts VERSION DATA_DIR SHAPE…: records shapes of a release. Existing ones are never written again.
const [version = '', dataDir = '', ...wanted] = process.argv.slice(2);

/** Every shape there is; each plays itself and says which round (or the office) to keep. */
const SHAPES: Record<string, (product: Product) => Promise<string>> = {
  'live-letters-over-runs': liveLettersOverRuns,
  'backfilled-round': backfilledRound,
  'signed-round': signedRound,
  'standing-office': standingOffice,
  'decided-deadlines': decidedDeadlines,
  'exported-runs': exportedRuns,
  'sealed-round': sealedRound,
  'busy-round': busyRound,
};

const services = await startServices({ dataDir, log: () => {} });
const product = await openProduct(services.databaseUrl, services.temporalAddress);
product.startWorker();
const bundle = await bundleWorkflows();

async function record(shape: string, { client, database }: Product): Promise<void> {
  const round = await SHAPES[shape]?.(product);
  if (round === undefined) throw new Error(`no shape ${shape}`);
  const workflows = await workflowsOfRound(database.db, round);
  const runs = [];
  const entries: Record<string, Entry[]> = {};
  for (const { workflowId } of workflows) {
    await settled(product, workflowId);
    runs.push(...(await fetchChain(client, workflowId)));
    const ledger = await entriesOf(database.db, workflowId, { limit: 10_000 });
    entries[workflowId] = ledger.map(({ prevHash: _prev, hash: _hash, ...entry }) => entry);
  }
  await writeFixture({ version, shape, runs, entries }, bundle.code);
}

try {
  for (const shape of wanted) await record(shape, product);
} finally {
  await product.close();
  await services.stop();
}
