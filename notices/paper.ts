import { formatDate } from '../procedure/counting/index.ts';
import { lateDaysOf, type Told } from './wording.ts';

/** Papers that carry a number of their own. */
export const NUMBERED = ['催办函', '督办单'] as const;

/** Whether a rung's paper is one that is numbered; soft duties and the leaders' never get one. */
export function isNumbered({ paper, soft, leaders }: Pick<Told, 'paper' | 'soft' | 'leaders'>): boolean {
  return !soft && !leaders && NUMBERED.some((kind) => kind === paper);
}

/** 催办函〔2023〕第 3 号. */
export function paperNumber({ kind, year, no }: { kind: string; year: number; no: number }): string {
  return `${kind}〔${year}〕第 ${no} 号`;
}

/** What a numbered paper says, for whom; printing it is another matter. */
export function paperText(told: Told, issuedOn: string): { title: string; addressee: string; lines: string[] } {
  const { title, about, due, clause, owedBy, owedTo, paper } = told;
  const late = lateDaysOf(told, issuedOn);
  const what = `“${title}”${about && about !== owedBy ? `（${about}）` : ''}`;
  const source = clause ? `按${clause}，` : '';
  const asked =
    paper === '督办单' ? '现予督办，请查明原因，限期办结并书面报告。' : '请抓紧办理；确有困难的，书面说明原因。';
  return {
    title: `关于${title}的${paper}`,
    addressee: owedBy,
    lines: [
      `${source}${what}应于${formatDate(due)}前${owedTo ? `报${owedTo}` : '办结'}，至今未收到${late > 0 ? `，已逾期 ${late} 天` : ''}。`,
      asked,
      `县委巡察工作领导小组办公室　${formatDate(issuedOn)}`,
    ],
  };
}
