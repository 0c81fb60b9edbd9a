import type { Db } from '../../db/client.ts';
import { previewById } from '../../db/queries/calendar-previews.ts';
import { requestRevision, revisionByNo, revisionUnderWay } from '../../db/queries/calendar-revisions.ts';
import {
  addVersion,
  type CalendarVersionRow,
  lockVersions,
  newestVersion,
} from '../../db/queries/calendar-versions.ts';
import { keepCalendar } from '../../db/queries/calendars.ts';
import { transaction } from '../../db/transaction.ts';
import type { Calendar } from '../../procedure/calendar/calendar.ts';
import { hashOf } from '../../procedure/rulebook/hash.ts';
import type { Books } from '../books.ts';
import { instantNow } from '../clock.ts';
import type { ApiDeps } from '../deps.ts';
import { ApiProblem, notFound, problem } from '../problem.ts';
import type { Import, Proposal } from '../schemas/calendars.ts';
import { requireAuthority } from './authority.ts';
import { inForce } from './in-force.ts';
import { noticeOf, proposed } from './proposal.ts';

export interface Imported {
  row: CalendarVersionRow;
  /** The same content was in force already. */
  repeated: boolean;
  /** Whether a revision takes it to the open workflows. */
  revised: boolean;
}

/**
 * Puts a previewed calendar in force and starts taking it to every open workflow. A content that is in force already is
 * no new version; asked again, a revision that could not be started is started.
 */
export async function importCalendar(deps: ApiDeps, books: Books, account: string, body: Import): Promise<Imported> {
  const { preview, reason, approval, ...proposal } = body;
  const base = await inForce(deps.db);
  await requireAuthority(deps, books, approval);
  const seen = await checkPreview(deps.db, preview, proposal);
  if (base.preview === preview) return again(deps, base);
  const calendar = proposed(base.calendar, proposal);
  if (calendar.version === base.version) return again(deps, base);
  if (!seen.finished) throw refused('preview-running', '预览还没有完成，看过全部变动的时限再导入');
  const row = await publish(deps, calendar, seen.baseNo, { ...body, account });
  await deps.orchestrator.reviseCalendar(row.no);
  return { row, repeated: false, revised: true };
}

/** The preview that was looked at, of this very proposal. */
async function checkPreview(db: Db, id: string, proposal: Proposal) {
  const preview = await previewById(db, id);
  if (!preview) throw notFound('preview', '没有这次预览，请先预览（POST /api/calendars/preview）');
  if (preview.proposal === hashOf(proposal)) return preview;
  throw refused('preview-differs', '要导入的与预览的不同，请按预览的内容导入，或重新预览');
}

/** What was done before is told; where its revision never started, it starts now. */
async function again(deps: ApiDeps, row: CalendarVersionRow): Promise<Imported> {
  const revision = await revisionByNo(deps.db, row.no);
  if (revision && revision.finishedAt === null) await deps.orchestrator.reviseCalendar(row.no);
  return { row, repeated: true, revised: revision !== undefined };
}

/** One at a time, and only on top of the version that was previewed. */
function publish(
  deps: ApiDeps,
  calendar: Calendar,
  baseNo: number,
  { account, preview, reason, approval, ...proposal }: Import & { account: string },
): Promise<CalendarVersionRow> {
  const publishedAt = instantNow(deps);
  return transaction(deps.db, async (tx) => {
    await lockVersions(tx);
    const newest = await newestVersion(tx);
    if (newest?.no !== baseNo) {
      throw refused('calendar-changed', `预览之后日历已换到第 ${newest?.no} 版，变动的时限可能不同，请重新预览`);
    }
    const running = await revisionUnderWay(tx);
    if (running) throw refused('revision-running', `第 ${running.no} 版日历还在重算，办完再导入`);
    await keepCalendar(tx, calendar, publishedAt);
    const { trial, closures } = proposal;
    const notice = noticeOf(proposal);
    const row = await addVersion(tx, newest, calendar, {
      kind: notice ? 'notice' : 'closures',
      publishedAt,
      typedBy: account,
      preview,
      approval,
      reason,
      trial: trial ?? false,
      notice: notice ?? null,
      closures: closures ?? null,
    });
    await requestRevision(tx, { no: row.no, version: row.version, requestedAt: publishedAt });
    return row;
  });
}

function refused(code: string, detail: string): ApiProblem {
  return new ApiProblem(problem(409, code, detail));
}
