import { formatDate } from '../../procedure/counting/index.ts';
import { termWords } from '../../procedure/plan/term-words.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type Html, html } from '../html.ts';
import type { PlanLineShown, PlanShown } from '../schemas/plans.ts';
import { roleTitle } from '../words.ts';
import { dateLines, SIGNS, shownDay } from './marks.ts';

const MILESTONES = ['T_w', 'T_e'];

/** One column: a rule, of one unit where it has one deadline a unit. */
interface Column {
  rule: string;
  unit: string | undefined;
  title: string;
  clause: string;
}

/** The table of the sheet: a row for each inspection, a column for each duty it has, in the order of the stages. */
export function matrix(plan: PlanShown, book: Rulebook, notes: ReadonlyMap<string, number>): Html {
  const own = plan.lines.filter(({ subject }) => subject.group !== undefined);
  const columns = columnsOf(own, book);
  // Entry and exit first: everything else is counted from them.
  const place = ({ rule }: Column) =>
    MILESTONES.indexOf(book.steps[book.deadlines[rule]?.['met-by'] ?? '']?.mark ?? '');
  columns.sort((a, b) => place(b) - place(a));
  const rows = plan.inspections.map(({ ref, group, name, entry, exit }, index) => {
    const first = plan.inspections[index - 1]?.group !== group;
    const span = plan.inspections.filter((one) => one.group === group).length;
    const cells = columns.map((column) => {
      const line = own.find((one) => one.inspections.includes(ref) && isIn(one, column));
      if (!line) return html`<td>－</td>`;
      const wide = line.subject.org === undefined;
      // What the whole group owes stands once for all its inspections.
      if (wide && !first) return null;
      return cell(line, wide ? span : 1, notes);
    });
    return html`<tr><td class="who">第${group}组·${name}<span class="was">${stay(entry, exit, book)}</span></td>${cells}</tr>`;
  });
  const heads = columns.map(({ title, clause }) => html`<th>${title}<small>${clause}</small></th>`);
  return html`<table class="plan"><thead><tr><th class="who">巡察组·被巡察单位</th>${heads}</tr></thead><tbody>${rows}</tbody></table>`;
}

/** 2022年4月21日（周四）进驻，2022年6月10日（周五）撤回, in the word of the rulebook. */
function stay(entry: string | null, exit: string | null, { words }: Rulebook): string {
  const days = [entry && `${formatDate(entry)}进驻`, exit && `${formatDate(exit)}${words.exit ?? '撤离'}`];
  return days.filter(Boolean).join('，');
}

function columnsOf(lines: PlanLineShown[], book: Rulebook): Column[] {
  const columns: Column[] = [];
  for (const { rule, subject, title, clause } of lines) {
    if (columns.some((one) => one.rule === rule && one.unit === subject.unit)) continue;
    const within = book.deadlines[rule]?.within;
    const term = within === undefined || within === 'on the date' ? '' : `${termWords(within)} `;
    const unit = subject.unit === undefined ? '' : `·${roleTitle(subject.unit)}`;
    columns.push({ rule, unit: subject.unit, title: `${title}${unit}`, clause: `${term}${clause ?? '本系统默认'}` });
  }
  return columns;
}

function isIn({ rule, subject }: PlanLineShown, column: Column): boolean {
  return rule === column.rule && subject.unit === column.unit;
}

function cell(line: PlanLineShown, span: number, notes: ReadonlyMap<string, number>): Html {
  const rowspan = span > 1 ? html` rowspan="${span}"` : null;
  const note = notes.get(line.rule);
  const marked = note === undefined ? null : html`<sup>注${note}</sup>`;
  if (line.expected !== null) {
    const met = line.real.filter(({ status }) => status === 'met').length;
    const held = line.real.length > 0 ? html`<span class="was">已开 ${met}</span>` : null;
    return html`<td class="${line.light}"${rowspan}>应开 ${line.expected} 次${marked}${held}</td>`;
  }
  const { date, light, provisional } = shownDay(line);
  if (date === null)
    return html`<td class="grey"${rowspan}>${line.missing.length > 0 ? '待定' : '无数字'}${marked}</td>`;
  const open = provisional ? html`<b>暂定</b>` : null;
  return html`<td class="${light}"${rowspan}>${SIGNS[light]}${open} ${dateLines(date)}${marked}${below(line, date)}</td>`;
}

/** What really happened, or what had been planned, under the day that counts. */
function below(line: PlanLineShown, date: string): Html | null {
  const met = line.real.find(({ metOn }) => metOn !== null);
  if (met?.metOn) {
    return html`<span class="was">${met.lateDays > 0 ? `迟 ${met.lateDays} 天` : '完成'} ${dateLines(met.metOn)}</span>`;
  }
  // A day of its own beside the last one the term leaves.
  if (line.on?.standing === 'planned' && line.on.date !== date) {
    return html`<span class="was">计划 ${dateLines(line.on.date)}</span>`;
  }
  if (line.plannedDue !== null && line.plannedDue !== date) {
    return html`<span class="was">原计划 ${dateLines(line.plannedDue)}</span>`;
  }
  return line.trigger?.standing === 'latest' ? html`<span class="was">按最迟日推</span>` : null;
}
