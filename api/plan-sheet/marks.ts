import { formatDate } from '../../procedure/counting/index.ts';
import { type Html, html } from '../html.ts';
import type { PlanLineShown } from '../schemas/plans.ts';

/** The sign of each light, which says the same as its colour. */
export const SIGNS: Record<PlanLineShown['light'], string> = {
  red: '■',
  yellow: '▲',
  green: '○',
  grey: '◇',
  done: '●',
};

/** 2022年 / 6月24日（周五）, on two lines. */
export function dateLines(date: string): Html {
  const [year = '', day = ''] = formatDate(date).split(/(?<=年)/);
  return html`${year}<wbr>${day}`;
}

/** 6月24日（周五）; with its year where that is not the one of the sheet. */
export function shortDate(date: string, year: string): string {
  const text = formatDate(date);
  return date.startsWith(year) ? text.slice(text.indexOf('年') + 1) : text;
}

/** A line of the ledger that was met has the day it was; else the due day, as the ledger or the plan has it. */
export function shownDay(line: PlanLineShown): {
  date: string | null;
  light: PlanLineShown['light'];
  provisional: boolean;
} {
  const { light } = line;
  const real = line.real.find((one) => one.light === light);
  const due = real?.due ?? line.due;
  return { date: due, light, provisional: real ? real.provisional : line.provisional };
}
