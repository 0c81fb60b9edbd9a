import { and, eq, getTableColumns, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { RowChange } from '../../procedure/row.ts';
import type { Db } from '../client.ts';
import { batches } from './batches.ts';
import { mergeChanges } from './merge.ts';
import { PROJECTED } from './tables.ts';

type Row = Record<string, unknown>;

/**
 * Applies projected changes: whole rows are upserted in batches; then changes of some columns update the rows their
 * key fits. None fits only if the entries were wrong, which the audit shows; the entries are kept all the same.
 */
export async function applyRows(db: Db, changes: readonly RowChange[]): Promise<void> {
  const merged = mergeChanges(changes);
  const byShape = new Map<string, RowChange[]>();
  for (const change of merged.filter(isWhole)) {
    const shape = `${change.table} ${Object.keys(change.set).sort().join()}`;
    byShape.set(shape, [...(byShape.get(shape) ?? []), change]);
  }
  for (const alike of byShape.values()) {
    for (const batch of batches(alike)) await upsert(db, batch);
  }
  for (const change of merged) if (!isWhole(change)) await update(db, change);
}

async function upsert(db: Db, changes: RowChange[]): Promise<void> {
  const [first] = changes;
  if (!first) return;
  const table: PgTable = PROJECTED[first.table];
  const rows: Row[] = changes.map(({ key, set }) => ({ ...key, ...set }));
  const excluded = Object.keys(first.set).map((name) => [
    name,
    sql`excluded.${sql.identifier(column(table, name).name)}`,
  ]);
  await db
    .insert(table)
    .values(rows)
    .onConflictDoUpdate({
      target: Object.keys(first.key).map((name) => column(table, name)),
      set: Object.fromEntries(excluded),
    });
}

async function update(db: Db, { table: name, key, set }: RowChange): Promise<void> {
  const table: PgTable = PROJECTED[name];
  await db.update(table).set(set).where(matches(table, key));
}

function matches(table: PgTable, key: RowChange['key']): SQL | undefined {
  return and(...Object.entries(key).map(([name, value]) => eq(column(table, name), value)));
}

/** Whether the change gives every column that must have a value. */
export function isWhole({ table, key, set }: RowChange): boolean {
  return Object.entries(getTableColumns(PROJECTED[table])).every(
    ([name, { notNull, hasDefault, generated }]) => name in key || name in set || !notNull || hasDefault || generated,
  );
}

function column(table: PgTable, name: string): PgColumn {
  const found = getTableColumns(table)[name];
  if (!found) throw new Error(`no column ${name}`);
  return found;
}
