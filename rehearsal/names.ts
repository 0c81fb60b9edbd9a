import { parseDate } from '../procedure/calendar/date.ts';
import { entityFactTitle } from '../procedure/heart/entity-facts.ts';
import { memberWords } from '../procedure/heart/members.ts';
import type { Fact, Inspection, Subject } from '../procedure/heart/state.ts';
import { subjectOf } from '../procedure/heart/subject.ts';
import { isRole, ROLES } from '../procedure/rulebook/roles.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { Batch } from './scenario/cast.ts';

/** What people, letters and batches of a rehearsal are called. */
export class Names {
  private readonly units = new Map<string, string>();

  constructor(
    private readonly book: Rulebook,
    private readonly inspections: Inspection[],
    private readonly batches: Batch[],
  ) {}

  /** Remembers which unit a letter went to. */
  learn({ on, data }: Fact): void {
    if (on.startsWith('letter/') && data.unit) this.units.set(on.slice('letter/'.length), data.unit);
  }

  step(fact: string): string {
    return this.book.steps[fact]?.title ?? entityFactTitle(fact) ?? fact;
  }

  /** The paper that a part of a step is, where the document lists one for each. */
  part(fact: string, part: string): string {
    const { parts = [], papers = [] } = this.book.steps[fact] ?? {};
    return (parts.length === papers.length ? papers[parts.indexOf(part)] : undefined) ?? part;
  }

  rule(rule: string): string {
    return this.book.deadlines[rule]?.title ?? rule;
  }

  role(code: string): string {
    return isRole(code) ? ROLES[code] : code;
  }

  /** 〔第1组·甲镇党委〕; nothing for the round itself. */
  subject({ group, org, letter, transfer, unit, period }: Subject): string {
    const inspection = this.inspections.find((one) => one.group === group && one.no === org);
    const parts = [
      group === undefined ? undefined : `第${group}组`,
      inspection?.name,
      transfer === undefined ? undefined : this.batch(transfer),
      letter === undefined ? undefined : this.role(this.units.get(letter) ?? letter),
      letter === undefined && transfer === undefined && unit !== undefined ? this.role(unit) : undefined,
      period === undefined ? undefined : periodName(period),
    ];
    const known = parts.filter((part) => part !== undefined);
    return known.length === 0 ? '' : `〔${known.join('·')}〕`;
  }

  /** The subject a fact is recorded on, with the unit that reports. */
  about({ on, data }: Fact): string {
    const subject = subjectOf(on);
    const reporting = subject.letter === undefined && data.unit !== undefined ? { unit: data.unit } : {};
    return this.subject({ ...subject, ...reporting });
  }

  /** 第1组组长, of somebody assigned to a group. */
  member({ data: { group, role } }: Fact): string | undefined {
    return group === undefined || role === undefined ? undefined : memberWords({ group, role });
  }

  private batch(no: number): string {
    const receiver = this.batches.find((batch) => batch.no === no)?.receiver;
    return `第${no}批线索${receiver === undefined ? '' : `·${this.role(receiver)}`}`;
  }
}

/** 2023年9月 for a month, 4月3日起一周 for the Monday of a week. */
function periodName(period: string): string {
  if (period.length === 'YYYY-MM'.length) return `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
  const { month, day } = parseDate(period);
  return `${month}月${day}日起一周`;
}
