import type { Db } from '../db/client.ts';
import { digestDeadlines, returnedBetween } from '../db/queries/digests.ts';
import { namesOf } from '../db/queries/notice-facts.ts';
import { subjectOfRow } from '../db/queries/subject-of-row.ts';
import type { Calendar } from '../procedure/calendar/calendar.ts';
import { addDays, dayOfWeek } from '../procedure/calendar/date.ts';
import { atTime, MORNING, workdaysBeforeDate } from '../procedure/counting/index.ts';
import { subjectOf } from '../procedure/heart/subject.ts';
import { verdictOf } from '../procedure/verdict.ts';
import { factTitle, owedByCodes, owedByTitle, subjectWords } from '../procedure/words.ts';
import type { RulebookCache } from './books.ts';
import type { DigestItem } from './digest-text.ts';

/** What a day's digests are made of: duties due by Sunday, and what was sent back since the last working morning. */
export async function digestItems(
  db: Db,
  books: RulebookCache,
  calendar: Calendar,
  today: string,
): Promise<DigestItem[]> {
  const sunday = addDays(today, 7 - dayOfWeek(today));
  const since = atTime(workdaysBeforeDate(calendar, today, 1), MORNING);
  const [due, returned] = await Promise.all([
    digestDeadlines(db, sunday),
    returnedBetween(db, since, atTime(today, MORNING)),
  ]);
  const names = await namesOf(db, [...new Set([...due, ...returned].map(({ round }) => round))]);
  const items: DigestItem[] = [];
  for (const row of due) {
    const rule = (await books.get(db, row.rulebookHash))?.deadlines[row.rule];
    const subject = subjectOfRow(row);
    const { lateDays } = verdictOf(row, today);
    const section = lateDays > 0 ? 'overdue' : row.due === today ? 'today' : 'week';
    // An estimate that has passed is neither due nor late.
    if (row.due === null || (section === 'week' && row.due < today)) continue;
    items.push({
      section,
      round: row.round,
      group: row.groupNo,
      org: row.orgNo,
      owed: owedByCodes(rule?.['owed-by'] ?? [], row.unit),
      title: rule?.title ?? '（规程中已没有的时限）',
      about: subjectWords(subject, names.get(row.round) ?? new Map()),
      owedBy: rule ? owedByTitle(rule['owed-by'], row.unit) : '',
      due: row.due,
      provisional: row.provisional,
      lateDays,
    });
  }
  for (const { round, fact, subject: on, data, rulebookHash } of returned) {
    const book = await books.get(db, rulebookHash);
    const subject = { ...subjectOf(on), ...(data.unit !== undefined && { unit: data.unit }) };
    const by = book?.steps[fact]?.by ?? [];
    items.push({
      section: 'returned',
      round,
      group: subject.group ?? null,
      org: subject.org ?? null,
      owed: owedByCodes(by, data.unit ?? null),
      title: factTitle(book, fact),
      about: subjectWords(subject, names.get(round) ?? new Map()),
      owedBy: owedByTitle(by, data.unit ?? null),
      due: null,
      provisional: false,
      lateDays: 0,
    });
  }
  return items;
}
