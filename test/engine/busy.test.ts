import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isGrpcServiceError } from '@temporalio/client';
import { eq } from 'drizzle-orm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { publishShipped } from '../../api/publish.ts';
import { auditRound } from '../../audit/audit-round.ts';
import type { RoundReport } from '../../audit/report.ts';
import { collect } from '../../audit/source/collect.ts';
import { workflowsOfRound } from '../../db/queries/workflows.ts';
import { facts } from '../../db/schema/facts.ts';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { SubmitResult } from '../../workflows/messages.ts';
import { fetchChain } from '../../workflows/replay.ts';
import { settled } from '../support/ledger-audit.ts';
import { fact, startRound, submit } from '../support/round.ts';
import { auditedProduct } from './audited.ts';

const CALLERS = 8;
const MAX_UPDATES = 10;
const FAILED_PRECONDITION = 9;
const FACT = 'busy.note';
const RULEBOOK = [
  'id: busy',
  'title: 一直有人登记（编的）',
  'extends: [base]',
  'steps:',
  `  ${FACT}: { title: 记一件, level: round, by: office, many: true }`,
  '',
].join('\n');

const { product, expectEqual } = auditedProduct();
let book: Rulebook;
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-busy-'));
  await writeFile(join(folder, 'busy.yaml'), RULEBOOK);
  const library = rulebookLibrary(RULEBOOK_DIR, folder);
  book = library.resolve('busy');
  await publishShipped(product().database.db, new Date().toISOString(), { info() {}, error() {} }, library);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Asked again under the same id where the engine says that a task failed: one that ends a run may, and is done again. */
async function recorded(round: string, id: string): Promise<SubmitResult> {
  for (;;) {
    try {
      return await submit(product(), round, id, fact(FACT, 'round', '2023-04-17'));
    } catch (error) {
      const cause = (error as Error).cause;
      if (!isGrpcServiceError(cause) || cause.code !== FAILED_PRECONDITION) throw error;
    }
  }
}

/** Records in the round without a pause, several at once, until told that it is enough; answers the ids of the facts. */
async function load(round: string, isEnough: (recorded: number) => boolean | Promise<boolean>): Promise<string[]> {
  const ids: string[] = [];
  let enough = false;
  const caller = async (no: number) => {
    for (let n = 0; !enough; n += 1) {
      const { results } = await recorded(round, `${round}-${no}-${n}`);
      ids.push(...results.map(({ id }) => id));
    }
  };
  const callers = Array.from({ length: CALLERS }, (_, no) => caller(no));
  while (!enough) enough = await isEnough(ids.length);
  await Promise.all(callers);
  return ids;
}

/** What an auditor says of the round, each of whose runs left something to the next one to write. */
async function audited(round: string): Promise<Pick<RoundReport, 'verdict' | 'findings'>> {
  const { client, database } = product();
  const evidence = await collect({ client, db: database.db, publicKeys: [], rehearsal: true }, { round });
  const { code } = await bundleWorkflows();
  const { report } = await auditRound(evidence, { code: { current: code, use: 'own' } });
  return { verdict: report.verdict, findings: report.findings };
}

describe('a workflow that is asked without a pause', { timeout: 120_000 }, () => {
  it('goes on in another run meanwhile, and nothing is lost or doubled', async () => {
    const instant = '2023-04-17T01:00:00.000Z';
    const round = await startRound(product(), { rulebook: book, instant, maxUpdates: MAX_UPDATES });
    let runs = 0;
    const ids = await load(round, async () => {
      runs = (await fetchChain(product().client, round)).length;
      return runs > 3;
    });
    await settled(product(), round);
    const rows = await product().database.db.select({ id: facts.factId }).from(facts).where(eq(facts.round, round));
    expect(rows.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
    expect(await audited(round)).toEqual({ verdict: 'equal', findings: [] });
  });

  it('does what it has to do meanwhile: the inspections of the round begin', async () => {
    const round = await startRound(product(), { rulebook: book, instant: '2023-04-17T01:00:00.000Z' });
    const begun = async () => (await workflowsOfRound(product().database.db, round)).length > 1;
    await load(round, begun);
    await settled(product(), round);
    await expectEqual(round);
  });
});
