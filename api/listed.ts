import { MOST_COUNTED } from '../db/queries/capped-count.ts';
import { mentions } from '../db/queries/mentions.ts';
import { pageFrom } from '../db/queries/paging.ts';
import { paging } from './schemas/common.ts';

type Value = string | number | null | undefined;

/** How a list that is put together in the process, of one round or a small register, is searched and ordered. */
export interface Listing<T, S extends string> {
  /** What a search looks through. */
  words: (row: T) => readonly Value[];
  /** What each order goes by; a row without comes last, whichever way. */
  by: Readonly<Record<S, (row: T) => Value>>;
  /** Tells rows of the same rank apart, so that pages fit together. */
  id: (row: T) => string;
}

/** What of a list is asked for. */
export interface Asked<S extends string> {
  q?: string | undefined;
  sort: S | `-${S}`;
  page: number;
  pageSize: number;
}

const collator = new Intl.Collator('zh-CN', { numeric: true });

/** One page of those rows that have what was sought, in the order asked. */
export function listed<T, S extends string>(rows: readonly T[], asked: Asked<S>, listing: Listing<T, S>) {
  const { items, total } = pageFrom(ordered(rows, asked, listing), paging(asked));
  return { items, total, page: asked.page, pageSize: asked.pageSize };
}

/** Of a register of which SQL cannot read the names, so many rows are opened to be searched and ordered. */
export const MOST_OPENED = MOST_COUNTED;

/** The same of rows of which one more than `MOST_OPENED` were asked for: it says so where there are that many. */
export function listedOfOpened<T, S extends string>(rows: readonly T[], asked: Asked<S>, listing: Listing<T, S>) {
  if (rows.length <= MOST_OPENED) return listed(rows, asked, listing);
  return { ...listed(rows.slice(0, MOST_OPENED), asked, listing), totalCapped: true as const };
}

/** All of them, as an export has them. */
export function ordered<T, S extends string>(
  rows: readonly T[],
  { q, sort }: Pick<Asked<S>, 'q' | 'sort'>,
  { words, by, id }: Listing<T, S>,
): T[] {
  const found = q === undefined ? rows : rows.filter((row) => mentions(words(row).map(textOf), q));
  const back = sort.startsWith('-');
  const value = by[(back ? sort.slice(1) : sort) as S];
  return found.toSorted((a, b) => ranked(value(a), value(b), back) || collator.compare(id(a), id(b)));
}

function ranked(a: Value, b: Value, back: boolean): number {
  const [none, other] = [a ?? '', b ?? ''].map((one) => one === '');
  if (none || other) return Number(none) - Number(other);
  const order = typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
  return back ? -order : order;
}

function textOf(value: Value): string | null {
  return value === null || value === undefined ? null : String(value);
}
