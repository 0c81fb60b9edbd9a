import type { FactData } from '../../procedure/heart/state.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { Checks } from './checks.ts';
import { shortened } from './day.ts';
import { type Act, type Known, type Plan, planOf } from './plan.ts';
import type { Row, RowError } from './rows.ts';

const LATE = '补录：照原有整改台账登记，其前的步骤未见记录';

/** What an inspection's rectification has in the ledger. */
export interface KnownRectification {
  /** The day of a step that is done once, by step; with its part where it has any. */
  once: ReadonlyMap<string, string>;
  /** The day each step was done with a thing, by `step number`. */
  each: ReadonlyMap<string, string>;
}

export interface KnownItems extends Known {
  book: Rulebook;
  inspectionsKnown: ReadonlyMap<string, KnownRectification>;
}

/** Steps of the inspection as a whole, by the field that dates them. */
const ONCE = [
  ['fedBack', 'feedback.leadership'],
  ['plan', 'rectify.plan'],
  ['reports', 'rectify.reports'],
] as const;
/** Steps done with each problem, in their order. */
const EACH = [
  ['opened', 'rectify.items'],
  ['evidence', 'rectify.item-evidence'],
  ['review', 'rectify.item-review'],
  ['joint', 'rectify.item-joint-review'],
  ['signedOff', 'rectify.item-sign-off'],
] as const;

const NUMBER = /^[A-Za-z0-9][A-Za-z0-9-]{0,19}$/;

interface Wanted {
  row: Row;
  ref: string;
  step: string;
  field: string;
  at: string;
  part?: string | undefined;
  number?: string;
}

/** What 整改台账 comes to: feedback, plan and reports of each organization, and what was done with each problem. */
export function planRectification(rows: readonly Row[], known: KnownItems, checks: Checks): Plan {
  const errors = new Map<number, RowError[]>();
  const seen = new Map<string, number>();
  const wanted: Wanted[] = [];
  for (const row of rows) {
    const read = itemIn(row, known, checks);
    if (!('ref' in read)) {
      errors.set(row.no, read.errors);
      continue;
    }
    const id = `${read.ref} ${read.number}`;
    const twin = seen.get(id);
    if (twin !== undefined) errors.set(row.no, [checks.error('number', `与第 ${twin} 行重复：同一单位的同一编号`)]);
    else wanted.push(...stepsIn(row, read, known));
    seen.set(id, twin ?? row.no);
  }
  const agreed = wanted.filter((one) => {
    const clash = clashOf(one, wanted, known, errors, checks);
    if (clash) errors.set(one.row.no, [...(errors.get(one.row.no) ?? []), clash]);
    return !clash;
  });
  const acts = actsOf(
    agreed.filter(({ row }) => !errors.has(row.no)),
    known,
  );
  return planOf(rows, { acts, errors }, ({ texts }) => `整改问题 ${texts.number}`);
}

function itemIn(row: Row, known: KnownItems, checks: Checks): { ref: string; number: string } | { errors: RowError[] } {
  const { texts, days } = row;
  const errors = [...row.errors, ...checks.outside(row)];
  const ref = texts.inspection === undefined ? undefined : checks.inspection(texts.inspection);
  if (texts.inspection !== undefined && ref === undefined) {
    errors.push(checks.error('inspection', `本轮没有被巡察单位“${shortened(texts.inspection)}”，或不在您的范围之内`));
  }
  const number = texts.number ?? '';
  if (texts.number !== undefined && !NUMBER.test(number)) {
    errors.push(checks.error('number', `编号“${shortened(number)}”只能用字母、数字、连字符，至多 20 个`));
  }
  const recorded = ref === undefined ? undefined : known.inspectionsKnown.get(ref);
  const isOpened = recorded?.each.has(`rectify.items ${number}`) || days.opened?.[0] || days.fedBack?.[0];
  if (!isOpened && !recorded?.once.has('feedback.leadership') && errors.length === 0) {
    errors.push(checks.error('opened', '没有建账日期，也没有反馈日期'));
  }
  for (const [at, [field]] of EACH.entries()) {
    for (const [earlier] of EACH.slice(0, at)) errors.push(...checks.before(row, field, earlier));
  }
  for (const later of ['plan', 'reports', 'opened']) errors.push(...checks.before(row, later, 'fedBack'));
  return errors.length > 0 || ref === undefined ? { errors } : { ref, number };
}

function stepsIn(
  row: Row,
  { ref, number }: { ref: string; number: string },
  { book, inspectionsKnown }: KnownItems,
): Wanted[] {
  const { days } = row;
  const fedBack = days.fedBack?.[0] ?? inspectionsKnown.get(ref)?.once.get('feedback.leadership');
  const once = ONCE.flatMap(([field, step]): Wanted[] => {
    const at = days[field]?.[0];
    const parts: (string | undefined)[] = book.steps[step]?.parts ?? [undefined];
    return at === undefined || !book.steps[step] ? [] : parts.map((part) => ({ row, ref, step, field, at, part }));
  });
  const each = EACH.flatMap(([field, step]): Wanted[] => {
    const at = days[field]?.[0] ?? (field === 'opened' ? fedBack : undefined);
    return at === undefined || !book.steps[step] ? [] : [{ row, ref, step, field, at, number }];
  });
  return [...once, ...each];
}

function onceKey({ step, part }: Pick<Wanted, 'step' | 'part'>): string {
  return part === undefined ? step : `${step} ${part}`;
}

function clashOf(
  one: Wanted,
  all: readonly Wanted[],
  { inspectionsKnown }: KnownItems,
  errors: ReadonlyMap<number, RowError[]>,
  checks: Checks,
): RowError | undefined {
  const { ref, field, at, number } = one;
  const recorded = inspectionsKnown.get(ref);
  if (number !== undefined) {
    const before = recorded?.each.get(`${one.step} ${number}`);
    const given = one.row.days[field]?.[0];
    if (before === undefined || given === undefined || before === given) return undefined;
    return checks.error(field, `已登记于 ${before}；有误请用更正`);
  }
  const before = recorded?.once.get(onceKey(one));
  if (before !== undefined && before !== at) return checks.error(field, `已登记于 ${before}；有误请用更正`);
  const other = all.find(
    (two) => two.number === undefined && two.ref === ref && onceKey(two) === onceKey(one) && !errors.has(two.row.no),
  );
  if (!other || other.at === at) return undefined;
  return checks.error(field, `与第 ${other.row.no} 行同一单位，日期却不同（${other.at}）`);
}

function actsOf(wanted: readonly Wanted[], { inspectionsKnown }: KnownItems): Act[] {
  const acts = new Map<string, Act & { numbers: string[] }>();
  for (const one of wanted) {
    const { row, ref, step, at, part, number } = one;
    const recorded = inspectionsKnown.get(ref);
    const isThere = number === undefined ? recorded?.once.has(onceKey(one)) : recorded?.each.has(`${step} ${number}`);
    if (isThere) continue;
    const key = `${ref} ${at} ${onceKey(one)}`;
    const act = acts.get(key) ?? { ...newAct(ref, step, at, part), numbers: [] };
    if (!act.rows.includes(row.no)) act.rows.push(row.no);
    if (number !== undefined) act.numbers.push(number);
    acts.set(key, act);
  }
  return [...acts.values()].map(({ numbers, command, ...act }) => {
    if (numbers.length === 0 || command.type !== 'record-fact') return { ...act, command };
    return { ...act, command: { ...command, data: { ...command.data, numbers } } };
  });
}

function newAct(ref: string, fact: string, at: string, part: string | undefined): Act {
  const on = `inspection/${ref}`;
  const data: FactData = part === undefined ? {} : { part };
  return { on, at, rows: [], command: { type: 'record-fact', fact, on, at, data, late: LATE } };
}
