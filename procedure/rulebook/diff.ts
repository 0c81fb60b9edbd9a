import { conflictsBetween, conflictsOf } from './conflicts.ts';
import { canonical } from './hash.ts';
import { BASE } from './merged.ts';
import { SAME_DUTY } from './same-duty.ts';
import type { Rulebook } from './schema.ts';

export type DiffSection = 'steps' | 'deadlines' | 'letters' | 'receivers' | 'hearing' | 'people' | 'words';

/** A thing that two rulebooks do not have alike. Without `field`: only one of them has it, and `a`, `b` are its titles. */
export interface Difference {
  section: DiffSection;
  id: string;
  title: string;
  field?: string;
  a?: unknown;
  b?: unknown;
  /** Numbers of procedure.md §5. */
  conflicts: number[];
}

export interface RulebookDiff {
  differences: Difference[];
  /** Steps of each that are one duty under two ids: that of `a`, that of `b`. */
  sameDuty: { a: string; b: string }[];
  /** The conflicts of §5 on which the two differ; `seen`: shown by a difference above, else to be looked at by hand. */
  conflicts: { no: number; title: string; says: Readonly<Record<string, string>>; seen: boolean }[];
}

type Items = Record<string, Record<string, unknown>>;

/** Where a field comes from, and what only helps to read: no difference between duties. */
const UNCOMPARED = new Set([
  'from',
  'source',
  'skeleton',
  'clause',
  'catalogue',
  'note',
  'mark',
  'warn',
  'escalate',
  'yellow',
]);
const SECTIONS: readonly DiffSection[] = ['deadlines', 'steps', 'letters', 'receivers', 'hearing', 'people', 'words'];

/** What two resolved rulebooks do not have alike, field by field. */
export function diffRulebooks(a: Rulebook, b: Rulebook): RulebookDiff {
  const between = conflictsBetween(a.lineage, b.lineage);
  const concerned = new Set(between.map(({ no }) => no));
  const differences = SECTIONS.flatMap((section) =>
    diffSection(section, itemsOf(a, section), itemsOf(b, section)).map((one) => ({
      ...one,
      conflicts: one.conflicts.filter((no) => concerned.has(no)),
    })),
  );
  const sameDuty = SAME_DUTY.flatMap(([one, other]) => {
    if (a.steps[one] && b.steps[other] && !b.steps[one]) return [{ a: one, b: other }];
    return a.steps[other] && b.steps[one] && !a.steps[one] ? [{ a: other, b: one }] : [];
  });
  const seen = new Set(differences.flatMap(({ conflicts }) => conflicts));
  const conflicts = between
    .map(({ no, title, says, unseen }) => ({ no, title, says, seen: seen.has(no), hidden: unseen !== undefined }))
    .filter((conflict) => conflict.seen || (conflict.hidden && differences.length > 0))
    .map(({ hidden: _, ...conflict }) => conflict);
  return { differences, sameDuty, conflicts };
}

function itemsOf(book: Rulebook, section: DiffSection): Items {
  if (section === 'hearing' || section === 'people' || section === 'words') return { [section]: { ...book[section] } };
  const items = section === 'deadlines' ? deadlinesOf(book) : book[section];
  return Object.fromEntries(Object.entries(items).map(([id, item]) => [id, { ...item }]));
}

/** `from` of a deadline is its trigger, of a step its document: only the first is compared. */
function deadlinesOf(book: Rulebook): Items {
  return Object.fromEntries(
    Object.entries(book.deadlines).map(([id, { from, ...rule }]) => [id, { ...rule, trigger: from }]),
  );
}

function diffSection(section: DiffSection, a: Items, b: Items): Difference[] {
  const ids = [...new Set([...Object.keys(a), ...Object.keys(b)])];
  return ids.flatMap((id) => {
    const [one, other] = [a[id], b[id]];
    const title = String(one?.title ?? other?.title ?? '');
    const at = { section, id, title };
    if (one && other) return diffItem(at, one, other);
    return [{ ...at, a: one?.title, b: other?.title, conflicts: conflictsOf(keyOf(section, id)) }];
  });
}

function diffItem(
  at: Pick<Difference, 'section' | 'id' | 'title'>,
  a: Record<string, unknown>,
  b: Record<string, unknown>,
): Difference[] {
  const fields = [...new Set([...Object.keys(a), ...Object.keys(b)])].filter((field) => !UNCOMPARED.has(field));
  return fields.flatMap((name) => {
    if (canonical(a[name]) === canonical(b[name])) return [];
    const field = name === 'trigger' ? 'from' : name;
    return [{ ...at, field, a: a[name], b: b[name], conflicts: conflictsOf(`${keyOf(at.section, at.id)}.${field}`) }];
  });
}

function keyOf(section: DiffSection, id: string): string {
  return section === 'letters' || section === 'receivers' ? `${section}.${id}` : id;
}

/** Whether a step of a rulebook is a 骨架步骤. */
export function isSkeleton(book: Rulebook, id: string): boolean {
  return book.steps[id]?.from === BASE;
}
