import type { z } from 'zod';
import type { Verdict } from '../../audit/finding.ts';
import { VERDICTS } from '../../audit/print.ts';
import type { Report } from '../../audit/report.ts';
import type { AuditRow } from '../../db/queries/audits.ts';
import type { auditSchema, auditWithReportSchema } from '../schemas/audits.ts';

const STATES: Record<AuditRow['state'], string> = { running: '正在审计', done: '已审完', failed: '没有审成' };

/** An audit in words, without its report. */
export function auditShown(row: Omit<AuditRow, 'report'>): z.infer<typeof auditSchema> {
  const { id, scope, askedBy, askedAt, state, done, total, error, finishedAt } = row;
  const verdict = row.verdict as Verdict | null;
  const titles = { stateTitle: STATES[state], verdictTitle: verdict === null ? null : VERDICTS[verdict] };
  return { id, scope, askedBy, askedAt, state, done, total, verdict, error, finishedAt, ...titles };
}

/** An audit with its report, once there is one. */
export function auditWithReport(row: AuditRow): z.infer<typeof auditWithReportSchema> {
  return { ...auditShown(row), report: row.report as Report | null };
}
