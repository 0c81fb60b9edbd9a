import { bundleWorkflows } from '../../activities/worker.ts';
import { auditRound } from '../../audit/audit-round.ts';
import type { RoundReport } from '../../audit/report.ts';
import { collect } from '../../audit/source/collect.ts';
import { allEntriesOf, type LedgerEntry } from '../../db/queries/entries.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { settled } from '../support/ledger-audit.ts';
import type { Product } from '../support/product.ts';
import { differences, rewritten } from './differences.ts';
import type { Plant } from './plant.ts';
import { readableIn } from './readable.ts';

const SETTLE_MS = 90_000;
/** Something may fall due between the last look and the audit. */
const AUDITS = 5;

/** A round as it is looked at again and again. */
export interface Watched {
  round: string;
  /** Facts that were acknowledged. */
  facts: ReadonlySet<string>;
  /** The ledger of each workflow as it was the last time. */
  before: Map<string, LedgerEntry[]>;
  /** Since when files have not been looked at, in milliseconds. */
  lookedAt: number;
}

/** What was found: what does not hold of what must always hold, in words; how often workflows of the round continued as new so far. */
export interface Found {
  broken: string[];
  continued: number;
}

/** Looks at a round when it has come to rest; `code`: of the workflows that ran. */
export async function lookAt(plant: Plant, watched: Watched, code: string): Promise<Found> {
  const { db } = plant.product.database;
  const { round, facts, before } = watched;
  const now = Date.now();
  const report = await auditedAtRest(plant.product, round, code);
  const broken: string[] = [];
  for (const { workflowId } of await workflowsOfRound(db, round)) {
    const entries = await allEntriesOf(db, workflowId);
    broken.push(...rewritten(before.get(workflowId) ?? [], entries));
    before.set(workflowId, entries);
  }
  broken.push(
    ...differences([...before.values()].flat(), facts),
    ...(await readableIn(plant.folder, watched.lookedAt)),
  );
  watched.lookedAt = now;
  if (report.verdict !== 'equal') {
    broken.push(`审计：${report.verdict}`, ...report.findings.map((one) => JSON.stringify(one)));
  }
  return { broken, continued: report.workflows.reduce((sum, { runs }) => sum + runs - 1, 0) };
}

async function auditedAtRest(product: Product, round: string, code: string): Promise<RoundReport> {
  const { client, database } = product;
  const sources = { client, db: database.db, publicKeys: [], rehearsal: true };
  for (let audits = 1; ; audits += 1) {
    const ids = (await workflowsOfRound(database.db, round)).map(({ workflowId }) => workflowId);
    // The round first: what it has sent is with its peers then.
    for (const id of ids.toSorted()) await settled(product, id, SETTLE_MS);
    const { report } = await auditRound(await collect(sources, { round }), { code: { current: code, use: 'own' } });
    if (report.verdict !== 'in-flight' || audits === AUDITS) return report;
  }
}

/** The workflow code that everything here runs. */
export async function ownCode(): Promise<string> {
  silenceEngine();
  return (await bundleWorkflows()).code;
}
