import { readFileSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { getTableConfig, type PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { describe, expect, it } from 'vitest';
import * as schema from './index.ts';

const CLEAR = '甲某反映的问题';
const doc = readFileSync(new URL('../../docs/sealed-columns.md', import.meta.url), 'utf8');
const tables = Object.values(schema).flatMap((one) => (is(one, PgTable) ? [getTableConfig(one)] : []));

/** Columns that can hold a text, by what the column itself does with one. */
const columnsOf = (columns: PgColumn[], sealed: boolean) =>
  columns
    .filter((column) => /text|json|bytea/.test(column.getSQLType()) && hides(column) === sealed)
    .map(({ name }) => name)
    .sort();

function hides(column: PgColumn): boolean {
  if (column.getSQLType() === 'bytea') return false;
  const given = column.getSQLType().endsWith('[]')
    ? [CLEAR]
    : column.getSQLType() === 'text'
      ? CLEAR
      : { closures: { day: CLEAR } };
  return !JSON.stringify(column.mapToDriverValue(given)).includes(CLEAR);
}

describe('every column that can hold a text', () => {
  it.each(tables)('of $name is sealed, or says why not', ({ name, columns }) => {
    const [, , sealed = '', open = ''] =
      doc
        .split('\n')
        .find((line) => line.startsWith(`| \`${name}\` |`))
        ?.split('|') ?? [];
    const told = (cell: string) => [...cell.matchAll(/`(\w+)`/g)].map(([, column]) => column).sort();
    expect({ sealed: told(sealed), open: told(open) }).toEqual({
      sealed: columnsOf(columns, true),
      open: columnsOf(columns, false),
    });
  });
});
