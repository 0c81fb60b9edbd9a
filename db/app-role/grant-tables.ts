import pg from 'pg';
import { JOURNAL } from '../schema-standing.ts';
import { APPEND_ONLY } from './append-only.ts';

interface Relation {
  name: string;
  kind: 'table' | 'view' | 'sequence';
}

/**
 * What the role may do in the schema of the ledger, and nothing an earlier release granted beside it. Tables of other
 * owners are not touched. A view is only read: what is written through one is written with its owner's rights.
 */
export async function grantTables(client: pg.Client, schema: string, name: string): Promise<void> {
  const role = pg.escapeIdentifier(name);
  const own = pg.escapeIdentifier(schema);
  const relations = await ownRelations(client, schema);
  const named = (some: Relation[]) => some.map((one) => `${own}.${pg.escapeIdentifier(one.name)}`).join(', ');
  const grant = async (what: string, some: Relation[]) => {
    if (some.length > 0) await client.query(`grant ${what} on ${named(some)} to ${role}`);
  };
  const tables = relations.filter(({ name, kind }) => kind === 'table' && name !== JOURNAL);
  const appended = tables.filter((one) => Object.hasOwn(APPEND_ONLY, one.name));
  const sequences = relations.filter(({ kind }) => kind === 'sequence');

  await client.query(`revoke all on schema ${own} from ${role}`);
  await client.query(`grant usage on schema ${own} to ${role}`);
  await client.query(`revoke all on ${named(relations)} from ${role}`);
  await grant(
    'select',
    relations.filter(({ kind }) => kind !== 'sequence'),
  );
  await grant('insert', tables);
  await grant(
    'update, delete',
    tables.filter((one) => !appended.includes(one)),
  );
  for (const table of appended) {
    const columns = APPEND_ONLY[table.name]?.map(pg.escapeIdentifier) ?? [];
    if (columns.length > 0) await grant(`update (${columns.join(', ')})`, [table]);
  }
  if (sequences.length > 0) await client.query(`grant usage on sequence ${named(sequences)} to ${role}`);
}

/** The relations of the schema that belong to the owner of the ledger. */
async function ownRelations(client: pg.Client, schema: string): Promise<Relation[]> {
  const { rows } = await client.query<Relation>(
    `select relname as name, case relkind when 'S' then 'sequence' when 'v' then 'view' else 'table' end as kind
       from pg_class
      where relnamespace = $1::regnamespace and relkind in ('r', 'v', 'S')
        and relowner = (select relowner from pg_class where oid = $2::regclass)`,
    [pg.escapeIdentifier(schema), `${pg.escapeIdentifier(schema)}.entries`],
  );
  return rows;
}
