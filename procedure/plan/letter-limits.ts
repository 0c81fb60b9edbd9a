import { formatDate } from '../counting/index.ts';
import type { Limit } from './backward.ts';
import type { Days } from './days.ts';
import { latestReceipt, milestoneDay } from './letter-days.ts';
import { milestoneOf, replyRule } from './letter-kinds.ts';
import { termWords } from './term-words.ts';

/** The last day of every step that sends letters, or the second half of a double trigger（D7）, by step. */
export function letterLimits(days: Days): Map<string, Limit> {
  const { letters, steps } = days.input.book;
  const limits = new Map<string, Limit>();
  for (const [kind, { step, units, title }] of Object.entries(letters)) {
    const first = earliest(days, kind, units);
    const milestone = milestoneDay(days, kind);
    if (!first || !milestone) continue;
    const name = days.marked(milestoneOf(days.input.book, kind)) ?? '';
    const before = { step: name, title: days.title(name), date: milestone.date };
    const term = first.rule?.within;
    const reply = term === undefined ? '回复无期限' : `签收后${termWords(term)}回复`;
    const why = `${title}${reply}，须在${milestone.words}之前到齐，最迟${formatDate(first.date)}发出并签收`;
    limits.set(step, { date: first.date, before, why });
    const second = first.rule?.['also-from'];
    for (const [info, { 'done-by': by }] of Object.entries(steps)) {
      if (second === undefined || by?.fact !== second.fact || (by.letter ?? kind) !== kind) continue;
      const both = `双触发：两件都到才起算，${why}`;
      limits.set(info, { date: first.date, before, why: both });
    }
  }
  return limits;
}

/** The unit that needs most time decides when the letters go out. */
function earliest(days: Days, kind: string, units: string[]) {
  const all = units.flatMap((unit) => {
    const date = latestReceipt(days, kind, unit);
    return date === undefined ? [] : [{ date, rule: replyRule(days.input.book, kind, unit) }];
  });
  return all.sort((a, b) => (a.date < b.date ? -1 : 1))[0];
}
