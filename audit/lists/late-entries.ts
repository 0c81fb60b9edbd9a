import { daysBetween } from '../../procedure/calendar/date.ts';
import { dateOfInstant } from '../../procedure/counting/index.ts';
import type { Entry } from '../../procedure/entry.ts';
import type { Read } from '../../procedure/narrative/reader.ts';
import { type ListLine, listLine } from './list-line.ts';

/** A fact entered more than so many days after it happened. */
export interface LateLine extends ListLine {
  /** Calendar days in Asia/Shanghai from the day it happened to the day it was entered. */
  days: number;
}

/** 迟录 of a round as it ran; 补录, which is always late, is only counted. */
export interface LateEntries {
  overDays: number;
  items: LateLine[];
  backfilled: { count: number; longestDays: number };
}

/** Collects what was entered late; `overDays` calendar days are still in time. */
export class LateEntriesCollector {
  private readonly items: LateLine[] = [];
  private readonly backfilled = { count: 0, longestDays: 0 };

  constructor(private readonly overDays: number) {}

  add(read: Read<Entry>): void {
    const { entry, cause } = read;
    if (cause !== 'act' || entry.body.type !== 'fact.recorded') return;
    const days = daysBetween(entry.body.fact.date, dateOfInstant(entry.recordedAt));
    if (days <= this.overDays) return;
    if (!entry.historic) {
      this.items.push({ ...listLine(read, entry.body.late), days });
      return;
    }
    this.backfilled.count += 1;
    this.backfilled.longestDays = Math.max(this.backfilled.longestDays, days);
  }

  all(): LateEntries {
    return { overDays: this.overDays, items: this.items, backfilled: this.backfilled };
  }
}
