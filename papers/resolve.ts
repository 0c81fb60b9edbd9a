import { termWords } from '../procedure/plan/term-words.ts';
import { roleWords } from '../procedure/rulebook/roles.ts';
import type { Step } from '../procedure/rulebook/schema.ts';
import { dayWords } from './days.ts';
import type { Field } from './fields.ts';
import { numeral } from './numerals.ts';
import type { HouseName } from './subjects.ts';
import type { Told, ToldFact } from './told.ts';

type Names = string | string[];

/** The value of a field in words; undefined where the ledger, the rulebook and the house have none. */
export function resolved(field: Field, told: Told): string | undefined {
  const value = found(field, told);
  return value === '' ? undefined : value;
}

function found(field: Field, told: Told): string | undefined {
  const { book, own, house, plans, params } = told;
  if (field.own !== undefined) return own[field.own];
  if (field.house !== undefined) return house[field.house as HouseName];
  if (field['day-of'] !== undefined) return inWords(lastFact(field['day-of'], told)?.date);
  if (field['told-by'] !== undefined && field.what !== undefined) return toldBy(field, told);
  if (field.due !== undefined) return dueOf(field.due, told);
  if (field.term !== undefined) return termOf(field.term, told);
  if (field.clause !== undefined) return first(field.clause, (id) => (book.steps[id] ?? book.deadlines[id])?.clause);
  if (field.copies !== undefined) return first(field.copies, (id) => numbered(book.steps[id]?.copies));
  if (field.planned !== undefined) return inWords(plans[field.planned]);
  if (field.param !== undefined) return inWords(params[field.param]);
  if (field.signers !== undefined) return first(field.signers, (id) => signersOf(book.steps[id]));
  if (field['goes-to'] !== undefined) {
    return first(field['goes-to'], (id) => (book.steps[id]?.to ? roleWords(book.steps[id].to) : undefined));
  }
  return undefined;
}

function first<T>(names: Names, look: (id: string) => T | undefined): T | undefined {
  for (const id of [names].flat()) {
    const one = look(id);
    if (one !== undefined) return one;
  }
  return undefined;
}

function inWords(date: string | undefined): string | undefined {
  return date === undefined ? undefined : dayWords(date);
}

function numbered(n: number | undefined): string | undefined {
  return n === undefined ? undefined : numeral(n);
}

function lastFact(names: Names, { facts }: Told): ToldFact | undefined {
  return first(names, (id) => facts.findLast(({ fact }) => fact === id));
}

function toldBy({ 'told-by': by, what }: Field, told: Told): string | undefined {
  if (by === undefined || what === undefined) return undefined;
  const named = [by].flat();
  const data = told.facts.findLast(({ fact, data }) => named.includes(fact) && data[what] !== undefined)?.data[what];
  return data === undefined ? undefined : what === 'until' ? dayWords(String(data)) : String(data);
}

function dueOf(names: Names, { dues }: Told): string | undefined {
  const row = first(names, (id) => dues.find(({ rule, due }) => rule === id && due !== null));
  return row?.due ? `${dayWords(row.due)}${row.provisional ? '（暂定）' : ''}` : undefined;
}

function termOf(names: Names, { book }: Told): string | undefined {
  const within = first(names, (id) => book.deadlines[id]?.within);
  return within === undefined ? undefined : termWords(within);
}

function signersOf(step: Step | undefined): string | undefined {
  const words = (step?.approve ?? []).map(({ by, as }) => `${roleWords(by, '或')}${as ?? ''}`);
  return words.length === 0 ? undefined : words.join('、');
}
