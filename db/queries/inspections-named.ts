import { and, eq, type SQL, sql } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { inspections as i } from '../schema/inspections.ts';

/** Where the name of an inspected organization is looked for. */
export interface NameSought {
  text: string;
  round?: string | undefined;
  group?: number | undefined;
}

/** The condition that an inspected organization's name has the text somewhere, whatever its case; by an index. */
export function isNamed(text: string): SQL {
  const [name, part] = [sql`lower(${i.name})`, sql`lower(${text})`];
  return sql`(name_grams(${name}) @> name_grams(${part}) and strpos(${name}, ${part}) > 0)`;
}

/** Workflows of the inspections whose organization is called so, at most `most` of them. */
export async function inspectionsNamed(db: Db, { text, round, group }: NameSought, most: number): Promise<string[]> {
  const where = and(
    isNamed(text),
    round === undefined ? undefined : eq(i.round, round),
    group === undefined ? undefined : eq(i.groupNo, group),
  );
  const rows = await db.select({ workflowId: i.workflowId }).from(i).where(where).limit(most);
  return rows.map(({ workflowId }) => workflowId);
}
