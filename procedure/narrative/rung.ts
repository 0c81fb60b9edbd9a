import { formatDate } from '../counting/index.ts';
import type { EntryBody } from '../entry.ts';
import { owedByCodes, roleTitle } from '../words.ts';
import type { Context } from './context.ts';
import { deadlineWhat } from './deadline.ts';

type RungBody = Extract<EntryBody, { type: `rung.${string}` }>;

/** A rung somebody sent by hand. */
export function isByHand(rung: string): boolean {
  return rung.startsWith('manual');
}

/** A warning before the due day; anything later goes further up. */
export function isWarning(rung: string): boolean {
  return rung.startsWith('warn');
}

/** What was sent to whom, or passed over because its time had gone by. */
export function rungWords(body: RungBody, context: Context): string {
  const what = deadlineWhat(body, context);
  const head = headOf(body.rung);
  if (body.type === 'rung.skipped') return `不发：${what}的${head}，登记时已过`;
  const words = (codes: string[]) =>
    owedByCodes(codes, body.subject.unit ?? null)
      .map(roleTitle)
      .join('、');
  const copied = body.copyTo === undefined ? '' : `，抄送${words(body.copyTo)}`;
  const paper = body.paper === undefined ? '' : `（${body.paper}）`;
  const due = isWarning(body.rung) ? `，${formatDate(body.due)}到期` : '';
  return `${head}：${what}${due} → ${words(body.to)}${paper}${copied}`;
}

function headOf(rung: string): string {
  if (isWarning(rung)) return '预警';
  if (isByHand(rung)) return '手工催办';
  return rung.startsWith('rework') ? '补正提醒' : '升级';
}
