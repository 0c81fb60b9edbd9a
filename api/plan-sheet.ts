import { formatDate } from '../procedure/counting/index.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import { Html, html } from './html.ts';
import { conflictList, MOST_CONFLICTS, roundDuties, startsList, undatedList } from './plan-sheet/lists.ts';
import { SIGNS } from './plan-sheet/marks.ts';
import { matrix } from './plan-sheet/matrix.ts';
import { type Density, styleOf } from './plan-sheet/style.ts';
import type { PlanShown } from './schemas/plans.ts';

/** The plan as one A3 sheet（倒排工期表）, to be printed from any browser. No scripts, nothing fetched. */
export function planSheet(plan: PlanShown, book: Rulebook): string {
  const { round, rulebook, calendarVersion, today, inspections } = plan;
  const title = `${round === null ? '' : `${round} `}巡察倒排工期表`;
  const groups = new Set(inspections.map(({ group }) => group)).size;
  return html`<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><title>${title}</title><style>${new Html(styleOf(densityOf(plan)))}</style></head>
<body><div class="sheet">
<header><h1>${title}</h1><p>${groups} 个组，${inspections.length} 个被巡察单位｜规程：${rulebook.title}（${rulebook.id}，版本 ${rulebook.hash.slice(0, 8)}）<br>
日历 ${calendarVersion}｜打印日 ${formatDate(today)}</p></header>
${matrix(plan, book, notesOf(plan))}
<div class="lists">${roundDuties(plan)}${startsList(plan)}${conflictList(plan)}${undatedList(plan)}</div>
<p class="legend">图例：<span class="red">${SIGNS.red} 已逾期（台账已判）</span><span class="yellow">${SIGNS.yellow} 三日内到期</span><span class="green">${SIGNS.green} 未到期</span><span class="grey">${SIGNS.grey} 暂定、未起算，或计划日已过尚未登记（不算逾期）</span><span class="done">${SIGNS.done} 已完成或免</span>
“按最迟日推”：起算的一步还没有计划日，取其最迟日；“注”：见冲突的同号。暂定：放假安排尚未公布，公布后重算。</p>
</div></body></html>
`.toString();
}

/** The first conflict that is about a rule or the step that meets it, by rule. */
function notesOf({ conflicts, lines }: PlanShown): Map<string, number> {
  const notes = new Map<string, number>();
  for (const [index, { about }] of conflicts.slice(0, MOST_CONFLICTS).entries()) {
    for (const { rule, step } of lines) {
      if ((about.includes(rule) || about.includes(step)) && !notes.has(rule)) notes.set(rule, index + 1);
    }
  }
  return notes;
}

/** Points of print by how many rows and lines there are; measured in a browser in test/plan/sheet.test.ts. */
function densityOf({ inspections, lines, latestStarts, conflicts }: PlanShown): Density {
  const rows = inspections.length;
  const own = lines.filter(({ subject }) => subject.group === undefined);
  const below = latestStarts.length / Math.max(1, rows) + Math.min(conflicts.length, MOST_CONFLICTS) + own.length;
  const table = STEPS.find(({ most }) => rows <= most)?.points ?? 3.2;
  return { table, lists: Math.min(below > 70 ? 6.5 : 8, table) };
}

const STEPS = [
  { most: 8, points: 9 },
  { most: 14, points: 7.4 },
  { most: 22, points: 6.2 },
  { most: 32, points: 5.2 },
  { most: 48, points: 4 },
];
