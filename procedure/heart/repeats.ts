import { formatDate } from '../counting/index.ts';
import { entityFactTitle } from './entity-facts.ts';
import { refuse } from './rejection.ts';
import type { FactData, State } from './state.ts';

/** Facts of letters and clues that come again and again. */
const REPEATED = new Set([
  'letter.replied',
  'letter.distributed',
  'letter.original-returned',
  'letter.original-archived',
  'clue.feedback',
  'clue.status',
  'clue.closed',
  'person.assigned',
  'person.released',
]);

/** A step that is done once is corrected, not recorded again; a returned one may come again. */
export function checkOnce(state: State, name: string, on: string, data: FactData, date: string): void {
  if (mayRepeat(state, name)) return;
  const draft = Object.values(state.drafts ?? {}).find(
    (d) => d.fact === name && d.on === on && d.data.part === data.part,
  );
  if (draft) {
    const detail = `“${state.book.steps[name]?.title ?? name}”正在呈批（${draft.id}），请在呈批件上登记批示，或先退回`;
    refuse({ code: 'already', status: 422, field: 'fact', detail });
  }
  const named = data.inspections;
  const before = state.facts.find((f) => {
    if (f.fact !== name || f.on !== on || f.returned || f.data.part !== data.part) return false;
    // What the office does once, it does once a year.
    if (state.host === 'office' && yearOf(f.data, f.date) !== yearOf(data, date)) return false;
    const other = f.data.inspections;
    return named === undefined || other === undefined || named.some((ref) => other.includes(ref));
  });
  if (!before) return;
  const title = state.book.steps[name]?.title ?? entityFactTitle(name) ?? name;
  const detail = `“${title}”已登记（${formatDate(before.date)}）；日期有误请用更正`;
  refuse({ code: 'already', status: 422, field: 'fact', detail });
}

function yearOf({ year }: FactData, date: string): string {
  return year ?? date.slice(0, 4);
}

/** Meetings name what they heard; events, persons and what is owed per hearing or unit happen several times. */
function mayRepeat({ book }: State, name: string): boolean {
  const step = book.steps[name];
  if (!step) return REPEATED.has(name);
  if (step.many || step.opens || step.each || step.names || step.demand === 'event' || step.level === 'person')
    return true;
  const several = new Set(['hearing', 'unit', 'occurrence']);
  return Object.values(book.deadlines).some((rule) => rule['met-by'] === name && several.has(rule.per ?? ''));
}
