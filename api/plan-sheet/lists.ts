import { groupBy } from '../../procedure/plan/group-by.ts';
import { type Html, html } from '../html.ts';
import type { PlanLineShown, PlanShown } from '../schemas/plans.ts';
import { roleTitle } from '../words.ts';
import { SIGNS, shortDate, shownDay } from './marks.ts';

/** Conflicts printed with their words; the rest are counted and stand in the interface’s answer. */
export const MOST_CONFLICTS = 24;

/** What does not belong to one inspection: letters, the round’s own duties, batches of clues; units with one day together. */
export function roundDuties({ lines, today }: PlanShown): Html | null {
  const own = lines.filter(
    ({ subject, due, real }) => subject.group === undefined && (due !== null || real.length > 0),
  );
  const same = groupBy(own, (line) => [line.rule, shownDay(line).date, line.light, line.inspections.length].join('|'));
  const items = [...same.values()].flatMap((some) => {
    const [line] = some;
    return line ? [roundDuty(line, some, today.slice(0, 4))] : [];
  });
  return items.length === 0 ? null : html`<section><h2>本轮事项（函件、线索、报备）</h2><ul>${items}</ul></section>`;
}

function roundDuty(line: PlanLineShown, same: PlanLineShown[], year: string): Html {
  const { date, light, provisional } = shownDay(line);
  const units = same.flatMap(({ subject }) => (subject.unit === undefined ? [] : [roleTitle(subject.unit)]));
  const about = units.length === 0 ? '' : `（${units.join('、')}）`;
  const need = line.demand === 'must' ? '' : '；需要时才有';
  const when = date === null ? '未起算' : shortDate(date, year);
  const open = provisional ? html`<b>暂定</b>` : null;
  return html`<li>${SIGNS[light]}${open}<b>${when}</b> ${line.title}${about}：${line.why}${need}</li>`;
}

/** 倒排: what has to be done by when; steps with one day and one reason together. */
export function startsList({ latestStarts, today, inspections }: PlanShown): Html | null {
  const same = groupBy(latestStarts, ({ date, before, inspections: refs }) =>
    [date, before.step, refs.length].join('|'),
  );
  const items = [...same.values()].flatMap((some) => {
    const [first] = some;
    if (!first) return [];
    const titles = [...new Set(some.map(({ title }) => title))].join('、');
    const whose = first.inspections.length === inspections.length ? '' : `（${first.inspections.join('、')}）`;
    return [
      html`<li><b>${shortDate(first.date, today.slice(0, 4))}前</b> ${titles}${whose}，先于“${first.before.title}”</li>`,
    ];
  });
  return items.length === 0 ? null : html`<section><h2>最迟哪天办（倒排）</h2><ul>${items}</ul></section>`;
}

/** What does not fit together, numbered as the table refers to it. */
export function conflictList({ conflicts }: PlanShown): Html {
  if (conflicts.length === 0) return html`<section><h2>冲突</h2><ul><li>没有发现冲突。</li></ul></section>`;
  const items = conflicts.slice(0, MOST_CONFLICTS).map(({ title, detail, clause }, index) => {
    const basis = clause === null ? '' : `〔${clause}〕`;
    return html`<li><b>注${index + 1} ${title}</b>：${detail}${basis}</li>`;
  });
  const rest = conflicts.length - MOST_CONFLICTS;
  const more = rest > 0 ? html`<li>另有 ${rest} 条，见接口的 conflicts。</li>` : null;
  return html`<section><h2>冲突（${conflicts.length}）</h2><ul>${items}${more}</ul></section>`;
}

/** Duties without a day: because the document gives no number, or because a step has no planned day yet. */
export function undatedList({ lines }: PlanShown): Html | null {
  const undated = lines.filter(({ due, expected, real }) => due === null && expected === null && real.length === 0);
  const items = [...groupBy(undated, ({ rule, why }) => `${rule}|${why}`).values()].flatMap(([line]) =>
    line ? [html`<li>${line.title}：${line.why}</li>`] : [],
  );
  return items.length === 0 ? null : html`<section><h2>没有日期的事项</h2><ul>${items}</ul></section>`;
}
