import type { Db } from '../db/client.ts';
import { datedBefore } from '../db/queries/dated-before.ts';
import type { NoticeRow } from '../db/queries/notices.ts';

/** Whether the due date each notice tells was 暂定 when it went out; its deadline may have become firm since. */
export async function provisionalThen(db: Db, notices: NoticeRow[]): Promise<boolean[]> {
  const places = notices.map(({ id, workflowId, deadlineKey }) => ({
    workflowId,
    key: deadlineKey,
    seq: Number(id.slice(workflowId.length + 1)),
  }));
  return (await datedBefore(db, places)).map((before) => before?.provisional ?? false);
}
