import { grantDatabase } from './app-role/grant-database.ts';
import { grantTables } from './app-role/grant-tables.ts';
import { handOverQueue } from './app-role/hand-over-queue.ts';
import { ensureLogin, logsIn } from './app-role/login.ts';
import { type AppRole, roleUrl } from './app-role/role-url.ts';
import { changeable, refuseChangeable } from './app-role/still-may.ts';
import { SETUP_LOCK } from './migrate.ts';
import { ownSchema, refuseStrangersSchema } from './own-schema.ts';
import { session } from './session.ts';

export { type AppRole, roleUrl } from './app-role/role-url.ts';

/**
 * Makes the role that API and worker use, or brings it to what this release grants: it reads and writes the tables of a
 * migrated ledger but can only append to those of `APPEND_ONLY`, and owns nothing but the queue. Answers its address.
 * Two processes may do it at once. Refuses a role that could change the ledger all the same.
 */
export async function ensureAppRole(ownerUrl: string, role: AppRole): Promise<string> {
  const known = await logsIn(ownerUrl, role);
  await session(ownerUrl, async (client) => {
    await client.query('begin');
    await client.query('select pg_advisory_xact_lock($1)', [SETUP_LOCK]);
    const schema = await ownSchema(client);
    await refuseStrangersSchema(client, schema);
    await ensureLogin(client, role, known);
    await grantDatabase(client, schema, role.name);
    await grantTables(client, schema, role.name);
    await handOverQueue(client, schema, role.name);
    await refuseChangeable(client, schema, role.name);
    await client.query('commit');
  });
  return roleUrl(ownerUrl, role);
}

/** The name of a ledger's role: one for each database, and for each schema of a county beside others. */
export function appRoleName(ownerUrl: string): Promise<string> {
  return session(ownerUrl, async (client) => {
    const { rows } = await client.query<{ name: string }>(
      `select concat_ws('_', current_database(), nullif(current_schema(), 'public'), 'app')::name as name`,
    );
    return rows[0]?.name ?? 'xuncheng_app';
  });
}

/** Whether the user of this address could change what is only appended; false for one an administrator has limited. */
export function mayChangeLedger(databaseUrl: string): Promise<boolean> {
  return session(databaseUrl, async (client) => {
    const { rows } = await client.query<{ user: string }>('select current_user as user');
    return (await changeable(client, await ownSchema(client), rows[0]?.user ?? '')).length > 0;
  });
}
