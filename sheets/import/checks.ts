import { letterOf } from '../read/grid.ts';
import type { Field } from './field.ts';
import type { Mapping } from './headings.ts';
import type { Known } from './plan.ts';
import type { Row, RowError } from './rows.ts';

/** Tells what is wrong with rows in the words of their fields and the columns of the file. */
export class Checks {
  readonly #titles: ReadonlyMap<string, string>;

  constructor(
    fields: readonly Field[],
    private readonly mapping: Mapping,
    private readonly known: Known,
  ) {
    this.#titles = new Map(fields.map(({ key, title }) => [key, title]));
  }

  error(field: string, detail: string): RowError {
    const column = this.mapping[field];
    return { field, column: column === undefined ? null : letterOf(column), detail };
  }

  /** Dates that cannot be: to come, or before the round. */
  outside({ days }: Row): RowError[] {
    const { today, earliest } = this.known;
    return Object.entries(days).flatMap(([field, all]) =>
      all.flatMap((day) => {
        const title = this.#titles.get(field) ?? field;
        if (day > today) return [this.error(field, `${title} ${day} 还没有到`)];
        return day < earliest ? [this.error(field, `${title} ${day} 早于本轮（${earliest} 起）`)] : [];
      }),
    );
  }

  /** A date that must not lie before another one of the row. */
  before({ days }: Row, later: string, earlier: string): RowError[] {
    const [first] = days[earlier] ?? [];
    const [last] = [...(days[later] ?? [])].sort();
    if (first === undefined || last === undefined || last >= first) return [];
    return [this.error(later, `${this.#titles.get(later)} ${last} 早于${this.#titles.get(earlier)} ${first}`)];
  }

  /** The inspection that words name, by reference, title or name. */
  inspection(words: string): string | undefined {
    const bare = words.replaceAll(/\s/g, '');
    const named = /^第?([\d一二三四五六七八九十]+)(?:组|巡察组)[·.、-]?(.*)$/.exec(bare);
    const name = named ? (named[2] ?? '') : bare;
    const all = this.known.inspections;
    const exact = all.filter((one) => one.ref === bare || one.name === name);
    if (exact.length === 1) return exact[0]?.ref;
    const near = all.filter((one) => name.length >= 2 && (one.name.includes(name) || name.includes(one.name)));
    return near.length === 1 ? near[0]?.ref : undefined;
  }
}
