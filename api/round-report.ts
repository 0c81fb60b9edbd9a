import type { Account } from './auth/account.ts';
import type { Books } from './books.ts';
import { deadlinesShown } from './deadlines-shown.ts';
import type { ApiDeps } from './deps.ts';
import { exceptionsShown } from './exceptions-shown.ts';
import { ganttShown } from './gantt-shown.ts';
import { holds } from './permissions/permit.ts';
import { viewerOf } from './permissions/viewer.ts';
import { reportSheet } from './round-report/sheet.ts';
import { roundShown } from './rounds-shown.ts';
import { deadlineQuerySchema } from './schemas/deadlines.ts';
import { askedOf } from './statistics/asked.ts';
import { receiptsShown, signOffsShown } from './statistics/of-rounds.ts';
import { onTimeShown } from './statistics/on-time.ts';

/** Days after which an entry counts as late, as everywhere. */
const LATE_DAYS = 3;
/** Of what is overdue so many lines are printed. */
const MOST_OVERDUE = 200;
/** Everything of a round falls due between these. */
const EVER = { from: '1900-01-01', to: '2999-12-31' };

/** 轮次报告: what happened in a round as one document to print, of what its reader may see. */
export async function roundReport(deps: ApiDeps, books: Books, round: string, account: Account): Promise<string> {
  const { db } = deps;
  const [shown, asked] = await Promise.all([
    roundShown(deps, books, round, account),
    askedOf(deps, books, account, round),
  ]);
  const query = deadlineQuerySchema.parse({ round, light: 'red', pageSize: MOST_OVERDUE });
  const [gantt, byParty, byUnit, receipts, signOffs, overdue] = await Promise.all([
    ganttShown(deps, books, round, account),
    onTimeShown(db, books, asked, { by: 'party', ...EVER }),
    onTimeShown(db, books, asked, { by: 'unit', ...EVER }),
    receiptsShown(db, account, round),
    signOffsShown(db, books, account, round),
    deadlinesShown(deps, books, query, viewerOf(account, 'deadlines.see')),
  ]);
  const exceptions = holds(account, 'ledger.see')
    ? await exceptionsShown(db, books, { round, account }, LATE_DAYS)
    : undefined;
  return reportSheet({ round: shown, gantt, byParty, byUnit, receipts, signOffs, overdue, exceptions });
}
