import type { z } from 'zod';
import type { Exceptions } from '../../audit/lists/exceptions.ts';
import { formatDate } from '../../procedure/counting/index.ts';
import type { Deadline } from '../deadlines-shown.ts';
import { Html, html } from '../html.ts';
import type { ganttSchema } from '../schemas/gantt.ts';
import type { roundSchema } from '../schemas/rounds.ts';
import type { onTimeSchema, receiptsSchema, signOffsSchema } from '../schemas/statistics.ts';
import { exceptionParts } from './exceptions.ts';
import { groupsPart, keptTable, lettersPart, overduePart, rectificationPart, transfersPart } from './parts.ts';
import { percent, section } from './table.ts';

export interface Report {
  round: z.infer<typeof roundSchema>;
  gantt: z.infer<typeof ganttSchema>;
  byParty: z.infer<typeof onTimeSchema>;
  byUnit: z.infer<typeof onTimeSchema>;
  receipts: z.infer<typeof receiptsSchema>;
  signOffs: z.infer<typeof signOffsSchema>;
  overdue: { items: Deadline[]; total: number };
  /** Absent for who may not read the ledger’s entries. */
  exceptions: Exceptions | undefined;
}

/** The report as one document in A4, to be printed from any browser. No scripts, nothing fetched. */
export function reportSheet(report: Report): string {
  const { round, gantt, byParty, byUnit, exceptions } = report;
  const title = `${round.round} 轮次报告`;
  const units = round.groups.flatMap(({ inspections }) => inspections).length;
  const { met, late, overdue, rate } = byParty.all;
  const state = round.closed ? '已办结' : '在办';
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${new Html(STYLE)}</style></head><body><main>
<h1>${title}</h1>
<p>规程：${round.rulebook?.title ?? '未定'}｜${round.groups.length} 个组，${units} 个被巡察单位｜${state}${round.mode === 'backfill' ? '（补录）' : ''}｜截至 ${formatDate(gantt.today)}</p>
<p>已到期的时限按时 ${met} 件，迟办 ${late} 件，逾期未办 ${overdue} 件，按时率 ${percent(rate)}。</p>
${groupsPart(report)}
${section('按时率：责任方', keptTable(byParty.items))}
${byUnit.items.length > 0 ? section('按时率：协作单位', keptTable(byUnit.items)) : null}
${lettersPart(report)}
${transfersPart(report)}
${rectificationPart(report)}
${overduePart(report)}
${exceptions ? exceptionParts(exceptions) : null}
</main></body></html>
`.toString();
}

/** A4 upright; black on white, nothing fetched. */
const STYLE = `@page{size:A4;margin:16mm 14mm}
*{box-sizing:border-box}
body{font-family:"Noto Sans CJK SC","Source Han Sans SC","Microsoft YaHei","SimSun",system-ui,sans-serif;color:#000;background:#fff;
margin:0;font-size:10pt;line-height:1.5}
main{max-width:182mm;margin:0 auto;padding:4mm 0}
h1{font-size:17pt;margin:0 0 3mm;border-bottom:.5mm solid #000;padding-bottom:2mm}
h2{font-size:12pt;margin:5mm 0 1.5mm;break-after:avoid}
p{margin:0 0 1.5mm}
table{border-collapse:collapse;width:100%}
th,td{border:.2mm solid #555;padding:.8mm 1.5mm;text-align:left;vertical-align:top;overflow-wrap:anywhere}
th{background:#eee}
td.n,th.n{text-align:right;white-space:nowrap}
thead{display:table-header-group}
tr{break-inside:avoid}`;
