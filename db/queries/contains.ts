import { or, type SQL, sql } from 'drizzle-orm';
import type { PgColumn } from 'drizzle-orm/pg-core';

/** Whether one of the columns has the text somewhere, whatever its case; the text is taken as it is. */
export function contains(columns: PgColumn[], text: string): SQL | undefined {
  return or(...columns.map((column) => sql`strpos(lower(${column}), lower(${text})) > 0`));
}
