import { parseDate } from '../calendar/date.ts';
import type { Entry } from '../entry.ts';
import type { Fact, Group, Subject } from '../heart/state.ts';
import { numberOf } from '../heart/subject.ts';
import { OFFICE } from '../ids.ts';
import type { Rulebook } from '../rulebook/schema.ts';
import { roleTitle } from '../words.ts';

/** What organizations, letters, batches and people are called, as far as the entries read so far tell. */
export class Names {
  private readonly organizations = new Map<string, string>();
  private readonly units = new Map<string, string>();
  private readonly receivers = new Map<number, string>();
  private readonly people: Map<string, string>;

  /** `people`: names by code, from the office's register. */
  constructor(people: Iterable<[string, string]> = []) {
    this.people = new Map(people);
  }

  learn({ body }: Entry): void {
    switch (body.type) {
      case 'round.started':
        for (const group of body.groups) this.learnGroup(group);
        return;
      case 'inspection.started':
        this.learnGroup(body.group);
        return;
      case 'transfer.started':
      case 'transfer.assembled':
        this.receivers.set(body.transfer.no, body.transfer.receiver);
        return;
      case 'fact.recorded':
      case 'fact.copied':
        this.learnLetter(body.fact);
        return;
      case 'person.registered':
        this.people.set(body.person.code, body.person.name);
        return;
      default:
    }
  }

  /** 甲镇党委, by its reference 1-2. */
  organization(ref: string): string {
    return this.organizations.get(ref) ?? `第${ref.replace('-', '组第')}单位`;
  }

  person(code: string): string {
    return this.people.get(code) ?? `人员 ${code}`;
  }

  /** 第1批线索·纪委监委. */
  batch(no: number): string {
    const receiver = this.receivers.get(no);
    return `第${no}批线索${receiver === undefined ? '' : `·${roleTitle(receiver)}`}`;
  }

  /** 轮次, 第1组·甲镇党委 …: whose ledger a workflow keeps. */
  workflow(workflowId: string): string {
    if (workflowId === OFFICE) return '巡察办常设';
    const [, group, org] = /-(\d{2})-(\d+)$/.exec(workflowId) ?? [];
    if (org !== undefined) return this.subject({ group: Number(group), org: Number(org) });
    const [, batch] = /-T(\d+)$/.exec(workflowId) ?? [];
    return batch === undefined ? '轮次' : this.batch(Number(batch));
  }

  /** 第1组·甲镇党委; empty for the whole round. `book` names the sorts of numbered things. */
  subject(subject: Subject, book?: Rulebook): string {
    const { group, org, village, letter, transfer, unit, person, thing, period } = subject;
    const named = letter ?? (transfer === undefined ? unit : undefined);
    const parts = [
      group === undefined ? undefined : `第${group}组`,
      group === undefined || org === undefined ? undefined : this.organization(`${group}-${org}`),
      village === undefined ? undefined : `第${village}村`,
      transfer === undefined ? undefined : this.batch(transfer),
      named === undefined ? undefined : roleTitle(this.units.get(named) ?? named),
      person === undefined ? undefined : this.person(person),
      thing === undefined ? undefined : thingWords(thing, book),
      period === undefined ? undefined : periodWords(period),
    ];
    return parts.filter((part) => part !== undefined).join('·');
  }

  private learnGroup({ inspections }: Group): void {
    for (const { ref, name } of inspections) this.organizations.set(ref, name);
  }

  private learnLetter({ on, data }: Fact): void {
    const letter = on.slice('letter/'.length);
    // What was said first stands, as in the heart (letters.ts).
    if (on.startsWith('letter/') && data.unit && !this.units.has(letter)) this.units.set(letter, data.unit);
  }
}

/** 信访件 3 of petition/3. */
function thingWords(thing: string, book: Rulebook | undefined): string {
  const sort = thing.slice(0, thing.indexOf('/'));
  return `${book?.things?.[sort] ?? '第'} ${numberOf(thing)}${book?.things?.[sort] === undefined ? ' 件' : ''}`;
}

/** 2023年9月 for a month, 2023年 for a year, 4月3日起一周 for the Monday of a week. */
function periodWords(period: string): string {
  if (/^\d{4}$/.test(period)) return `${period}年`;
  if (/^\d{4}-\d{2}$/.test(period)) return `${period.slice(0, 4)}年${Number(period.slice(5))}月`;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(period)) return period;
  const { month, day } = parseDate(period);
  return `${month}月${day}日起一周`;
}
