import { createHash } from 'node:crypto';
import type { z } from 'zod';
import { type ScanRow, saveScan, scanById, scanContent, scansOfRound } from '../db/queries/scans.ts';
import { workflowStatus } from '../db/queries/workflows.ts';
import type { ScanLevel } from '../db/schema/scans.ts';
import { roundOf } from '../procedure/ids.ts';
import { instantNow } from './clock.ts';
import type { ApiDeps } from './deps.ts';
import type { Caller } from './orchestrator.ts';
import { outOfReach } from './permissions/permit.ts';
import { hasWorkflow, type Reach } from './permissions/reach.ts';
import { workflowsReached } from './permissions/workflows-reached.ts';
import { ApiProblem, badFields, keyReused, notFound, problem } from './problem.ts';
import { extensionOf, fileKind } from './scans/file-kind.ts';
import { paging } from './schemas/common.ts';
import { NOT_STORED, type ScanForm, type scanQuerySchema, type scanSchema } from './schemas/scans.ts';

type Scan = z.infer<typeof scanSchema>;

/** Keeps a scan; the same key again finds the one it kept, and with another file is refused. */
export async function addScan(
  deps: ApiDeps,
  caller: Caller,
  reach: Reach,
  { file, workflow, level }: ScanForm,
): Promise<Scan> {
  // Unlike a fact, a file says nothing of what it is about: who is recused from anything of the round adds none to it.
  if (!hasWorkflow({ ...reach, looks: true }, workflow)) throw outOfReach();
  if (!isStored(level)) throw notStored(level);
  if (!(await workflowStatus(deps.db, workflow))) throw notFound('workflow', `没有 ${workflow}`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  const type = await fileKind(bytes);
  if (type === undefined) {
    throw badFields({ field: 'file', detail: '只收 PDF、JPEG、PNG、TIFF、OFD、DOCX；以内容为准，改扩展名没有用' });
  }
  const digest = createHash('sha256').update(JSON.stringify(['scan', caller.account, caller.key]));
  const row: ScanRow = {
    id: `scan-${digest.digest('hex').slice(0, 24)}`,
    round: roundOf(workflow),
    workflowId: workflow,
    level,
    name: file.name,
    type,
    size: bytes.length,
    hash: createHash('sha256').update(bytes).digest('hex'),
    addedBy: caller.account,
    addedAt: instantNow(deps),
  };
  await saveScan(deps.db, row, bytes);
  const there = await scanById(deps.db, row.id);
  if (!there || contents(there) !== contents(row)) throw keyReused();
  return shown(there);
}

/** A page of the scans of a round that somebody may see. */
export async function scansShown({ db }: ApiDeps, reach: Reach, query: z.infer<typeof scanQuerySchema>) {
  const { round } = query;
  const workflowIds = await workflowsReached(db, reach, round);
  const { items, total } = await scansOfRound(db, { round, workflowIds }, paging(query));
  return { items: items.map(shown), total, page: query.page, pageSize: query.pageSize };
}

/** A scan to download. It is called after its id: what the file was called stands in no header and in no log. */
export async function scanFile(
  { db }: ApiDeps,
  reach: Reach,
  id: string,
): Promise<{ type: string; name: string; bytes: Uint8Array }> {
  const row = await scanById(db, id);
  // Somebody else's and none at all are answered alike.
  const bytes = row && hasWorkflow(reach, row.workflowId) ? await scanContent(db, id) : undefined;
  if (!row || !bytes) throw notFound('id', `没有扫描件 ${id}`);
  return { type: row.type, name: `${id}.${extensionOf(row.type)}`, bytes };
}

function isStored(level: ScanForm['level']): level is ScanLevel {
  return !(NOT_STORED as readonly string[]).includes(level);
}

function notStored(level: string): ApiProblem {
  const detail = `${level}的正文不在系统里保存：请登记文号、种类、份号、密级、保管人、存放地点和原件的散列（hash）`;
  return new ApiProblem(problem(422, 'not-stored', detail, { errors: [{ field: 'level', detail }] }));
}

function contents({ addedAt: _, ...row }: ScanRow): string {
  return JSON.stringify(Object.entries(row).toSorted());
}

function shown({ workflowId: workflow, ...row }: ScanRow): Scan {
  return { ...row, workflow };
}
