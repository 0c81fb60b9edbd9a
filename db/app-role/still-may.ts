import type pg from 'pg';
import { DatabaseSetupError } from '../setup-error.ts';
import { APPEND_ONLY } from './append-only.ts';

/** Append-only tables that a user may change after all: as owner, through another role or what everybody may. */
export async function changeable(client: pg.Client, schema: string, user: string): Promise<string[]> {
  const tables = Object.keys(APPEND_ONLY);
  const { rows } = await client.query<{ name: string }>(
    `select relname as name from pg_class
      where relnamespace = (select oid from pg_namespace where nspname = $1) and relname = any($2) and relkind = 'r'
        and (has_table_privilege($3::name, oid, 'update, delete, truncate, trigger')
             or has_any_column_privilege($3::name, oid, 'update') and relname <> all($4)
             or pg_has_role($3::name, relowner, 'member'))
      order by relname`,
    [schema, tables, user, tables.filter((table) => APPEND_ONLY[table]?.length)],
  );
  return rows.map(({ name }) => name);
}

/** Refuses a role that could still change them: a name that somebody else uses, or rights given to everybody. */
export async function refuseChangeable(client: pg.Client, schema: string, user: string): Promise<void> {
  const tables = await changeable(client, schema, user);
  if (tables.length === 0) return;
  throw new DatabaseSetupError(
    `数据库用户“${user}”仍能改动只追加的表（${tables.join('、')}）：它属于别的角色、是表的所有者，或权限给了 PUBLIC。请收回，或删去这个用户后再启动。`,
  );
}
