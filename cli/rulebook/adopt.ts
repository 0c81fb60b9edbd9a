import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import type { adoptedSchema, ShownChange } from '../../api/schemas/revisions.ts';
import { formatDate, formatDue } from '../../procedure/counting/index.ts';
import { attachOrStart } from '../../stack/attach.ts';
import { openApi } from '../api-client.ts';
import { dataFolder } from '../own-library.ts';

export type Adopted = z.infer<typeof adoptedSchema>;

/** The named approver of an adoption, and why. */
export interface AdoptOptions {
  by: string;
  role: string;
  date: string;
  reason: string;
  json?: boolean;
}

/** Lets a running round follow the newest version of a rulebook, in the product that runs on the data folder. */
export async function adopt(round: string, rulebook: string, options: AdoptOptions): Promise<Adopted> {
  const { by, role, date, reason } = options;
  const product = await attachOrStart(dataFolder());
  try {
    const api = await openApi(product.url, dataFolder());
    const body = { rulebook, reason, approval: { by, role, date } };
    return await api.post<Adopted>(`rounds/${encodeURIComponent(round)}/rulebook`, body, `adopt/${randomUUID()}`);
  } finally {
    await product.stop();
  }
}

/** One line for each deadline that moved. */
export function changeLines({ deadlines }: Adopted): string[] {
  return deadlines.map((change) => `${change.title}${change.about ? ` ${change.about}` : ''}：${said(change)}`);
}

/** How many workflows follow it now, and how many did before. */
export function summaryLine({ round, rulebook: { title, id, hash }, workflows, deadlines }: Adopted): string {
  const count = (standing: string) => workflows.filter((one) => one.standing === standing).length;
  const [taken, followed, left] = [count('taken'), count('followed'), count('left')];
  const parts = [
    `${taken} 个工作流改用`,
    followed > 0 && `${followed} 个原已是这一版`,
    left > 0 && `${left} 个已办结，仍照原来的版本`,
    deadlines.length > 0 ? `${deadlines.length} 条时限变动` : '没有时限变动',
  ];
  return `轮次 ${round}，${title}（${id}，${hash.slice(0, 8)}）：${parts.filter(Boolean).join('，')}。`;
}

function said({ what, was, due, provisional }: ShownChange): string {
  const now = due === null ? '没有日期' : formatDue(due, provisional);
  const before = was === null ? '没有日期' : formatDate(was);
  switch (what) {
    case 'moved':
      return `${before}→ ${now}`;
    case 'opened':
      return due === null ? '新开，没有日期' : `新开，${now}到期`;
    case 'withdrawn':
      return `撤销（原 ${before}）`;
    case 'waiting':
      return `改为等待起算（原 ${before}）`;
    case 'reopened':
      return `重新未完成，${now}到期`;
  }
}
