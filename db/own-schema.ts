import type pg from 'pg';
import { DatabaseSetupError } from './setup-error.ts';

/** The schema a session works in: a county may have its own beside others in one database. */
export async function ownSchema(client: pg.Client): Promise<string> {
  const { rows } = await client.query<{ name: string | null }>('select current_schema() as name');
  return rows[0]?.name ?? 'public';
}

/**
 * Refuses a schema that belongs to a stranger. Whoever may create schemas could put one named like the owner before
 * `public`, and the owner would run there what the stranger left.
 */
export async function refuseStrangersSchema(client: pg.Client, schema: string): Promise<void> {
  const { rows } = await client.query<{ owner: string }>(
    `select r.rolname as owner from pg_namespace n join pg_roles r on r.oid = n.nspowner
      where n.nspname = $1 and not r.rolsuper and r.rolname not in (current_user, 'pg_database_owner')
        and r.oid <> (select datdba from pg_database where datname = current_database())`,
    [schema],
  );
  const [stranger] = rows;
  if (!stranger) return;
  throw new DatabaseSetupError(
    `数据库里的模式“${schema}”属于用户“${stranger.owner}”，不属于库的所有者，不能在其中建表。请核对是谁建的，删去它或改正 search_path。`,
  );
}
