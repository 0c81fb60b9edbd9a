import type { FactItem } from '../../api/facts.ts';
import type { Step } from '../../api/rulebooks.ts';
import { today } from '../../common/date.ts';
import { approvalOf, type FactValues, type TypedApproval } from '../facts/values.ts';

/** One line of a batch as it is typed. */
export interface BatchRow {
  number?: string;
  at?: string;
  kind?: string;
  people?: number;
  villages?: string;
  note?: string;
  /** Of what is confidential, in place of text. */
  category?: string;
  copy?: string;
  place?: string;
}

export interface BatchValues extends Pick<FactValues, 'approval' | 'draft' | 'late'> {
  items: BatchRow[];
}

/** Whether anything but its day was typed. */
export function isFilled({ at: _, ...row }: BatchRow): boolean {
  return Object.values(row).some((value) => value !== undefined && value !== null && String(value).trim() !== '');
}

/** Empty lines, each on today. */
export function emptyRows(count: number): BatchRow[] {
  return Array.from({ length: count }, () => ({ at: today() }));
}

/** The facts of the lines that were filled in; signatures that a kind alone needs go with that kind alone. */
export function itemsOf({ items, approval = [], draft, late }: BatchValues, id: string, step: Step): FactItem[] {
  return items.filter(isFilled).map(({ number, at, kind, people, villages, ...words }) => {
    const asked = (step.approve ?? []).map(({ when }) => when === undefined || when === kind);
    const signed = approval.filter((one, index) => asked[index] && one?.by?.trim()) as TypedApproval[];
    const places = [...(villages ?? '').matchAll(/\d+/g)].map(([no]) => Number(no));
    const told = Object.entries(words).flatMap(([name, value]) => (value?.trim() ? [[name, value.trim()]] : []));
    return {
      fact: id,
      at: at ?? today(),
      data: {
        ...Object.fromEntries(told),
        ...(number?.trim() && { numbers: [number.trim()] }),
        ...(kind && { kind }),
        ...(people && { people: Number(people) }),
        ...(places.length > 0 && { villages: places }),
      },
      ...(late?.trim() && { late }),
      ...(draft && asked.includes(true) && { draft: true as const }),
      ...(signed.length > 0 && { approval: signed.map(approvalOf) }),
    };
  });
}
