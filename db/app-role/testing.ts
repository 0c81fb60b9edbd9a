import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { session } from '../session.ts';
import type { AppRole } from './role-url.ts';

/** A role that no other test has; roles are the whole server's. */
export function someRole(): AppRole {
  return { name: `test_${randomBytes(6).toString('hex')}_app`, password: `p'"${randomBytes(6).toString('hex')}` };
}

/** Drops roles after the databases in which they were granted anything. */
export function dropRoles(anyUrl: string, ...names: string[]): Promise<void> {
  const admin = new URL(anyUrl);
  admin.pathname = '/postgres';
  return session(admin.href, async (client) => {
    for (const name of names) await client.query(`drop role if exists ${pg.escapeIdentifier(name)}`);
  });
}

/** PostgreSQL's code for the refusal of a statement, in a session of its own; 'done' when it was not refused. */
export function outcome(databaseUrl: string, statement: string): Promise<string> {
  return session(databaseUrl, (client) => client.query(statement)).then(
    () => 'done',
    (error: { code?: string }) => error.code ?? String(error),
  );
}
