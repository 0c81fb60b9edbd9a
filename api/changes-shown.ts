import { inspectionsOfRound } from '../db/queries/inspections.ts';
import { changesByCopies, changesOfCommand, entriesOfCommand } from '../db/queries/revisions.ts';
import { workflowStatus } from '../db/queries/workflows.ts';
import type { Books } from './books.ts';
import type { ApiDeps } from './deps.ts';
import { notFound } from './problem.ts';
import { changeShown } from './revisions-shown.ts';
import type { ShownChange } from './schemas/revisions.ts';

/** What one entry moved: deadlines of its own workflow, and of those it was copied to. */
export async function changesShown(
  { db }: ApiDeps,
  books: Books,
  workflowId: string,
  command: string,
): Promise<ShownChange[]> {
  const book = await books.ofWorkflow(workflowId);
  const own = await entriesOfCommand(db, workflowId, command);
  if (own.length === 0) throw notFound('command', `${workflowId} 没有编号为 ${command} 的登记`);
  const status = await workflowStatus(db, workflowId);
  const names = new Map((await inspectionsOfRound(db, status?.round ?? '')).map(({ ref, name }) => [ref, name]));
  const changes = await changesOfCommand(db, workflowId, command);
  for (const entry of own) changes.push(...(await changesByCopies(db, entry)));
  return Promise.all(changes.map((change) => changeShown(db, change, book, book, names)));
}
