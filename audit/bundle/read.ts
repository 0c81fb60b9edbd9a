import { z } from 'zod';
import { PROJECTED } from '../../db/write/tables.ts';
import type { ProjectedTable } from '../../procedure/row.ts';
import { canonical } from '../../procedure/rulebook/hash.ts';
import type { Evidence, Rows, WorkflowEvidence } from '../evidence.ts';
import { BundleError } from './bundle-error.ts';
import { indexSchema } from './index-member.ts';
import { keysIn } from './keys-member.ts';
import { buildOf, INDEX, PAPERS, rowsOf } from './layout.ts';
import { type Manifest, told } from './manifest.ts';
import type { Sealed } from './open.ts';
import { OpenedMembers } from './opened-members.ts';
import { papersIn } from './papers.ts';
import { readWorkflow } from './read-workflow.ts';
import type { RoundKey } from './round-key.ts';
import { checkVersions } from './versions.ts';

/** The evidence in a bundle, as `collect` gives it; what is not as `writeBundle` writes it is refused and named. */
export async function readBundle(
  { manifest, checkpoints, members }: Sealed,
  key: RoundKey,
  publicKeys: readonly string[],
): Promise<Evidence> {
  if (key.recipient !== manifest.recipient) {
    const { round, recipient } = manifest;
    throw new BundleError(`钥匙不是这个审计包的：${round} 要 ${recipient}，给的是 ${key.recipient}`);
  }
  const opened = new OpenedMembers(members, key.identity);
  const index = await opened.json(INDEX, indexSchema);
  const workflows: WorkflowEvidence[] = [];
  for (const indexed of index.workflows) workflows.push(await readWorkflow(opened, indexed));
  const rows = await rowsIn(opened);
  await checkVersions(opened, manifest, workflows);
  const builds = await buildsIn(opened, manifest);
  const keys = await keysIn(opened);
  await checkPapers(opened, workflows);
  const [extra] = opened.rest();
  if (extra !== undefined) throw new BundleError(`成员 ${extra} 不属于任何工作流`);
  const { round, rehearsal } = index;
  const known = { publicKeys: [...publicKeys], keys, builds, rehearsal };
  const evidence: Evidence = { round, workflows, rows, allRows: true, checkpoints, ...known };
  checkTold(manifest, evidence);
  return evidence;
}

const rowSchema = z.record(z.string(), z.unknown());

async function rowsIn(opened: OpenedMembers): Promise<Rows> {
  const rows: Rows = {};
  for (const table of opened.under('rows', '.jsonl')) {
    if (!(table in PROJECTED)) throw new BundleError(`成员 rows/${table}.jsonl 不是由条目推出的表`);
    rows[table as ProjectedTable] = await opened.lines(rowsOf(table as ProjectedTable), rowSchema);
  }
  return rows;
}

async function buildsIn(opened: OpenedMembers, { builds }: Manifest): Promise<Map<string, string>> {
  const code = new Map<string, string>();
  for (const buildId of builds) code.set(buildId, Buffer.from(await opened.bytes(buildOf(buildId))).toString('utf8'));
  return code;
}

async function checkPapers(opened: OpenedMembers, workflows: readonly WorkflowEvidence[]): Promise<void> {
  const listed = await opened.lines(PAPERS, rowSchema);
  const named = workflows.flatMap(({ entries }) => papersIn(entries));
  if (canonical(listed) !== canonical(named)) throw new BundleError(`成员 ${PAPERS} 与条目所说的纸件不同`);
}

/** Whoever has no key goes by the manifest: it must say what is inside. */
function checkTold({ round, workflows, checkpoints }: Manifest, evidence: Evidence): void {
  if (canonical({ round, workflows, checkpoints }) === canonical(told(evidence))) return;
  const inside = new Map(told(evidence).workflows.map((one) => [one.workflowId, canonical(one)]));
  const other = workflows.find((one) => inside.get(one.workflowId) !== canonical(one));
  throw new BundleError(`清单与成员里的不同：${other?.workflowId ?? round} 的运行、条目数或末条散列`);
}
