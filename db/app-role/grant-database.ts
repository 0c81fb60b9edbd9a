import pg from 'pg';

/**
 * Lets the role into the database, and make the queue a schema of its own where the owner may pass that on. It works in
 * the ledger's schema whatever the search path of the owner is.
 */
export async function grantDatabase(client: pg.Client, schema: string, name: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const { rows } = await client.query<{ database: string; creates: boolean; settled: boolean }>(
    `select d.datname as database, has_database_privilege(d.oid, 'create') as creates,
        coalesce(s.setconfig = array[format('search_path=%I', $2::text)], false) as settled
       from pg_database d left join pg_db_role_setting s on s.setdatabase = d.oid and s.setrole = $1::regrole
      where d.datname = current_database()`,
    [role, schema],
  );
  const { database = '', creates, settled } = rows[0] ?? {};
  const here = pg.escapeIdentifier(database);
  await client.query(`revoke all on database ${here} from ${role}`);
  await client.query(`grant connect${creates ? ', create' : ''} on database ${here} to ${role}`);
  if (settled) return;
  await client.query(`alter role ${role} in database ${here} reset all`);
  await client.query(`alter role ${role} in database ${here} set search_path to ${pg.escapeIdentifier(schema)}`);
}
