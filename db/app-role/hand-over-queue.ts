import pg from 'pg';
import { queueSchemaOf } from '../queue-schema.ts';

/**
 * Gives the role the queue that an earlier release made as the owner: its library changes its own tables when it is
 * upgraded and adds partitions, which only their owner may. Changes nothing where the role has it already.
 */
export async function handOverQueue(client: pg.Client, schema: string, name: string): Promise<void> {
  const { rows } = await client.query<{ statement: string }>(
    `with jobs as (select oid, nspname, nspowner from pg_namespace where nspname = $1)
     select what || ' owner to ' || quote_ident($2) as statement from (
       select 1 as rank, format('alter schema %I', nspname) as what, nspowner as owner from jobs
       union all
       select 2, format('alter table %s', c.oid::regclass), relowner
         from pg_class c join jobs on relnamespace = jobs.oid where relkind in ('r', 'p', 'v')
       union all
       select 3, format('alter routine %s', p.oid::regprocedure), proowner
         from pg_proc p join jobs on pronamespace = jobs.oid
       union all
       select 4, format('alter type %s', t.oid::regtype), typowner
         from pg_type t join jobs on typnamespace = jobs.oid where typtype in ('e', 'd')
     ) things where owner <> $3::regrole order by rank`,
    [queueSchemaOf(schema).toLowerCase(), name, pg.escapeIdentifier(name)],
  );
  for (const { statement } of rows) await client.query(statement);
}
