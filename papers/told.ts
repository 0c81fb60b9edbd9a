import type { FactData } from '../procedure/heart/state.ts';
import type { Rulebook } from '../procedure/rulebook/schema.ts';
import type { House } from './subjects.ts';

/** A fact about the subject of a paper; days in Asia/Shanghai. */
export interface ToldFact {
  fact: string;
  date: string;
  data: FactData;
}

/** A due day about the subject; null while it waits for what it counts from. */
export interface ToldDue {
  rule: string;
  due: string | null;
  provisional: boolean;
}

export type Row = Readonly<Record<string, string | undefined>>;

/** All that the ledger has for one paper about one subject, as far as whoever prints it may know. */
export interface Told {
  book: Rulebook;
  house: House;
  /** By the names of papers/subjects.ts; days already in words. */
  own: Row;
  rows: Readonly<Record<string, readonly Row[]>>;
  /** Standing facts about the subject, earliest first. */
  facts: readonly ToldFact[];
  dues: readonly ToldDue[];
  /** Planned days, by step. */
  plans: Readonly<Record<string, string>>;
  params: Readonly<Record<string, string>>;
}
