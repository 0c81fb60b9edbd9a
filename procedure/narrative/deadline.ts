import { formatDate, formatDue } from '../counting/index.ts';
import type { EntryBody } from '../entry.ts';
import { verdictOf } from '../verdict.ts';
import { factTitle } from '../words.ts';
import { because, bracketed, type Context } from './context.ts';

/** What happened to a deadline, but for its rungs. */
export type DeadlineBody = Extract<EntryBody, { type: `deadline.${string}` | `extension.${string}` }>;

/** 情况函询回复〔审计局〕. */
export function deadlineWhat({ rule, subject }: Pick<DeadlineBody, 'rule' | 'subject'>, context: Context): string {
  const title = context.book?.deadlines[rule]?.title ?? `规程没有的时限“${rule}”`;
  return `${title}${bracketed(context.names.subject(subject, context.book))}`;
}

/** Days late, 0 when it was kept. */
export function lateDaysOf({ metOn, due }: Extract<DeadlineBody, { type: 'deadline.met' }>): number {
  return verdictOf({ status: 'met', due: due ?? null, metOn, provisional: false }, metOn).lateDays;
}

/** One line of a deadline: from when to when, what changed, on whose word. */
export function deadlineWords(body: DeadlineBody, workflowId: string, context: Context): string {
  const what = deadlineWhat(body, context);
  switch (body.type) {
    case 'deadline.waiting':
      return `待起算：${what}，缺${body.missing.map((fact) => factTitle(context.book, fact)).join('、')}`;
    case 'deadline.opened':
      return `起算：${what}，${body.due === undefined ? '无期限' : `${formatDue(body.due, body.provisional)}到期`}`;
    case 'deadline.moved':
      return movedWords(body, what);
    case 'deadline.met': {
      const late = lateDaysOf(body);
      return late > 0 ? `迟 ${late} 天完成：${what}` : `按期完成：${what}`;
    }
    case 'deadline.reopened':
      return `重新计：${what}`;
    case 'deadline.withdrawn':
      return `不再有：${what}`;
    case 'deadline.waived':
      return `${body.approved ? '批准免除' : '免'}：${what}，${body.reason}`;
    case 'deadline.extended': {
      const was = context.memory.due(workflowId, body.key);
      const from = was === undefined ? '' : `由${formatDate(was)}`;
      return `顺延：${what}，${from}至${formatDate(body.extension.due)}${because(body.extension.reason)}`;
    }
    case 'extension.requested':
      return `申请顺延：${what}，至${formatDate(body.wish.due)}${because(body.wish.reason)}`;
    case 'extension.refused': {
      const wish = context.memory.wish(workflowId, body.request);
      return `不同意顺延：${what}${wish === undefined ? '' : `，申请至${formatDate(wish.due)}`}${because(body.reason)}`;
    }
    case 'deadline.paused':
      return `停表：${what}，自${formatDate(body.from)}起${because(body.reason)}`;
    case 'deadline.resumed':
      return `恢复计时：${what}，自${formatDate(body.until)}起${because(body.reason)}`;
    case 'deadline.rework':
      return body.on === undefined ? `不再要求补正：${what}` : `要求补正：${what}，${formatDate(body.on)}前`;
    case 'deadline.lapsed':
      return `逾期：${what}，${formatDate(body.due)}到期`;
    case 'deadline.lapse-withdrawn':
      return `撤销逾期：${what}`;
  }
}

function movedWords(
  { due, was, provisional }: Extract<DeadlineBody, { type: 'deadline.moved' }>,
  what: string,
): string {
  if (due === undefined) return `暂无到期日：${what}${was === undefined ? '' : `，原为${formatDate(was)}`}`;
  if (due === was) return `${provisional ? '改为暂定' : '不再暂定'}：${what}，${formatDue(due, provisional)}到期`;
  return `改期：${what}，${was === undefined ? '' : `由${formatDate(was)}`}改为${formatDue(due, provisional)}`;
}
