import { formatDate } from '../counting/index.ts';
import type { Approval, Origin } from '../entry.ts';
import { approvalsIn } from '../heart/given.ts';
import { roleTitle } from '../words.ts';

/** A decision on paper that a clerk entered（代录批示）, as it is shown. */
export interface Decision {
  by: string;
  role: string;
  roleTitle: string;
  person: string | null;
  /** Day in Asia/Shanghai. */
  date: string;
  dateText: string;
  text: string | null;
  /** Reference of the original or its scan; null where none was entered. */
  original: string | null;
}

/** The decisions a command came with, in their order. */
export function decisionsOf(origin: Origin | null): Decision[] {
  return approvalsIn(origin ?? {}).map(decisionShown);
}

function decisionShown({ by, role, person, date, text, evidence }: Approval): Decision {
  const original = evidence ?? null;
  const words = { roleTitle: roleTitle(role), dateText: formatDate(date) };
  return { by, role, person: person ?? null, date, text: text ?? null, original, ...words };
}

/** 甲（常务副组长），2023年4月18日（周二），原件 批示 3. */
export function decisionWords({ by, roleTitle: title, dateText, original }: Decision): string {
  return `${by}（${title}），${dateText}，${original === null ? '没有登记原件' : `原件 ${original}`}`;
}
