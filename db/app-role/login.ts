import pg from 'pg';
import { session } from '../session.ts';
import { sqlState } from '../sql-state.ts';
import { type AppRole, roleUrl } from './role-url.ts';

/** A wrong password, nobody of that name, or not let into this database yet. */
const REFUSED = /^(28...|42501)$/;

/** Whether the role gets into the database with its password. */
export function logsIn(databaseUrl: string, role: AppRole): Promise<boolean> {
  return session(roleUrl(databaseUrl, role), async () => true).catch((error: unknown) => {
    if (REFUSED.test(sqlState(error) ?? '')) return false;
    throw error;
  });
}

/**
 * Makes the role, or gives an earlier one the password it should have. What is right already is not written again: roles
 * are the whole server's, and two databases may be set up at once.
 */
export async function ensureLogin(client: pg.Client, { name, password }: AppRole, known: boolean): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const { rows } = await client.query<{ login: boolean; much: boolean; ours: boolean }>(
    `select r.rolcanlogin as login, r.rolsuper or r.rolcreatedb or r.rolcreaterole or r.rolreplication or r.rolbypassrls as much,
        exists (select from pg_auth_members m join pg_roles me on me.oid = m.member
                 where m.roleid = r.oid and me.rolname = current_user and m.set_option) as ours
       from pg_roles r where r.rolname = $1`,
    [name],
  );
  const [there] = rows;
  const secret = `password ${pg.escapeLiteral(password)}`;
  if (!there) await client.query(`create role ${role} login ${secret}`);
  else if (!known || !there.login) await client.query(`alter role ${role} login ${secret}`);
  if (there?.much) {
    await client.query(`alter role ${role} nosuperuser nocreatedb nocreaterole noreplication nobypassrls`);
  }
  // The owner can hand over the queue, and use it where it runs without this role.
  if (!there?.ours) await client.query(`grant ${role} to current_user`);
}
