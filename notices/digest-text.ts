import { formatDate, formatDue } from '../procedure/counting/index.ts';
import { familyOf } from './parties.ts';

export const SECTIONS = { today: '今天到期', week: '本周到期', overdue: '逾期', returned: '新退回' } as const;
export type Section = keyof typeof SECTIONS;

/** One line of a digest. */
export interface DigestItem {
  section: Section;
  round: string;
  group: number | null;
  org: number | null;
  /** Codes of who owes it or handed it in. */
  owed: string[];
  title: string;
  about: string;
  owedBy: string;
  due: string | null;
  provisional: boolean;
  lateDays: number;
}

/** Whom a digest is for. */
export interface DigestReader {
  party: string;
  round: string | null;
  groupNo: number | null;
  orgNo: number | null;
}

/** More are counted, not listed: nobody reads a mail of a thousand lines. */
const MOST_LINES = 50;
const SEES_ALL: ReadonlySet<string> = new Set(['office', 'director']);

/** What concerns a reader: everything for the office and its director, for others what they owe where they stand. */
export function itemsFor(items: readonly DigestItem[], { party, round, groupNo, orgNo }: DigestReader): DigestItem[] {
  const family = familyOf(party);
  return items.filter(
    (item) =>
      (round === null || item.round === round) &&
      (groupNo === null || item.group === null || item.group === groupNo) &&
      (orgNo === null || item.org === null || item.org === orgNo) &&
      (SEES_ALL.has(party) || item.owed.some((code) => family.includes(code))),
  );
}

/** The digest of a day; undefined when there is nothing to say. */
export function digestText(
  items: readonly DigestItem[],
  today: string,
): { title: string; lines: string[] } | undefined {
  const parts = (Object.keys(SECTIONS) as Section[]).map((section) => ({
    section,
    items: items.filter((item) => item.section === section),
  }));
  const counted = parts.filter((part) => part.items.length > 0);
  if (counted.length === 0) return undefined;
  const counts = counted.map((part) => `${SECTIONS[part.section]} ${part.items.length} 项`);
  return {
    title: `【每日摘要】${formatDate(today)}：${counts.join('，')}`,
    lines: counted.flatMap((part) => [
      `${SECTIONS[part.section]}（${part.items.length} 项）`,
      ...part.items.slice(0, MOST_LINES).map(lineOf),
      ...(part.items.length > MOST_LINES ? [`另有 ${part.items.length - MOST_LINES} 项，见巡程。`] : []),
    ]),
  };
}

function lineOf({ title, about, round, owedBy, due, provisional, lateDays }: DigestItem, index: number): string {
  const place = [round === 'office' ? '轮外常设' : round, about].filter(Boolean).join(' ');
  const when = due === null ? '' : `，${formatDue(due, provisional)}`;
  const late = lateDays > 0 ? `，逾期 ${lateDays} 天` : '';
  return `${index + 1}. ${title}（${place}）${when}${late}${owedBy && `，${owedBy}`}`;
}
