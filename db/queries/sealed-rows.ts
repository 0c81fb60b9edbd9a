import { type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';

/** What a sealed text begins with（db/seal/text.ts）; the group is the key's id. */
const SEALED = 'enc1:([A-Za-z0-9][A-Za-z0-9_.-]{0,31}):';

/** How many rows of all tables hold a text that is under each key, by the key's id. Reads every row once. */
export async function sealedRowsByKey(db: Db): Promise<Map<string, number>> {
  const counted = new Map<string, number>();
  for (const [table, columns] of await textColumns(db)) {
    const texts = sql.join(
      columns.map((column) => sql`t.${sql.identifier(column)}::text`),
      sql`, `,
    );
    for (const { key, rows } of await countIn(db, sql`${sql.identifier(table)} t`, texts)) {
      counted.set(key, (counted.get(key) ?? 0) + Number(rows));
    }
  }
  return counted;
}

async function countIn(db: Db, from: SQL, texts: SQL): Promise<{ key: string; rows: string }[]> {
  const found = await db.execute<{ key: string; rows: string }>(sql`
    select m[1] as key, count(distinct t.ctid) as rows
    from ${from}, regexp_matches(concat_ws(' ', ${texts}), ${SEALED}, 'g') m
    group by m[1]`);
  return found.rows;
}

/** Columns that may hold text, by table: of every table there is, so that none is forgotten. */
async function textColumns(db: Db): Promise<Map<string, string[]>> {
  const { rows } = await db.execute<{ table: string; column: string }>(sql`
    select c.table_name as table, c.column_name as column
    from information_schema.columns c join information_schema.tables t using (table_schema, table_name)
    where c.table_schema = current_schema() and t.table_type = 'BASE TABLE'
      and c.data_type in ('text', 'json', 'jsonb', 'ARRAY')
    order by 1, 2`);
  const columns = new Map<string, string[]>();
  for (const { table, column } of rows) columns.set(table, [...(columns.get(table) ?? []), column]);
  return columns;
}
