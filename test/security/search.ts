import { gunzipSync } from 'node:zlib';
import pg from 'pg';

/** A text in the ways it may lie about: as it is, in base64 wherever it began there, escaped, in a URL. */
export function spellings(text: string): string[] {
  const utf8 = Buffer.from(text);
  const base64 = [0, 1, 2].map((shift) => {
    const whole = Buffer.concat([Buffer.alloc(shift), utf8])
      .toString('base64')
      .replace(/=+$/, '');
    // The first and the last characters are also made of the neighbours.
    return whole.slice(shift === 0 ? 0 : shift + 1, -1);
  });
  const escaped = text.replace(/[^ -~]/g, (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`).slice(1);
  // A row as text has its backslashes twice.
  return [text, ...base64, escaped, escaped.replaceAll('\\', '\\\\'), encodeURIComponent(text)];
}

/** Where a text is in some bytes, gzip in them unpacked. */
export function isIn(bytes: Buffer, text: string): boolean {
  const found = spellings(text).some((one) => bytes.includes(one) || bytes.includes(Buffer.from(one).toString('hex')));
  return found || unpacked(bytes).some((inner) => isIn(inner, text));
}

function unpacked(bytes: Buffer): Buffer[] {
  const inner: Buffer[] = [];
  for (let at = bytes.indexOf('1f8b08', 0, 'hex'); at !== -1; at = bytes.indexOf('1f8b08', at + 1, 'hex')) {
    try {
      inner.push(gunzipSync(bytes.subarray(at)));
    } catch {
      // Three bytes like these, and nothing packed.
    }
  }
  return inner;
}

/** `database.schema.table` of every table a text is in: each row as text, each column of bytes unpacked besides. */
export async function tablesWith(databaseUrl: string, text: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows: tables } = await client.query<{ name: string; bytes: string[] | null }>(`
      select format('%I.%I', n.nspname, c.relname) as name,
        (select array_agg(quote_ident(a.attname)) from pg_attribute a
          where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.atttypid = 'bytea'::regtype) as bytes
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname not in ('pg_catalog', 'information_schema') order by 1`);
    const found: string[] = [];
    for (const { name, bytes } of tables) {
      if ((await rowsWith(client, name, text)) || (await packedWith(client, name, bytes ?? [], text))) found.push(name);
    }
    return found;
  } finally {
    await client.end();
  }
}

async function rowsWith(client: pg.Client, table: string, text: string): Promise<boolean> {
  const sought = spellings(text).flatMap((one) => [one, Buffer.from(one).toString('hex')]);
  const where = sought.map((_, index) => `strpos(row, $${index + 1}) > 0`).join(' or ');
  const { rows } = await client.query(
    `select 1 from (select t::text as row from ${table} t) rows where ${where} limit 1`,
    sought,
  );
  return rows.length > 0;
}

async function packedWith(client: pg.Client, table: string, columns: string[], text: string): Promise<boolean> {
  for (const column of columns) {
    const packed = `position('\\x1f8b08'::bytea in ${column}) > 0`;
    const { rows } = await client.query<{ cell: Buffer }>(`select ${column} as cell from ${table} where ${packed}`);
    if (rows.some(({ cell }) => isIn(cell, text))) return true;
  }
  return false;
}

/** The addresses of the databases beside this one whose names begin so. */
export async function databasesBeside(databaseUrl: string, beginning: string): Promise<string[]> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>('select datname as name from pg_database order by 1');
    return rows
      .filter(({ name }) => name.startsWith(beginning))
      .map(({ name }) => Object.assign(new URL(databaseUrl), { pathname: `/${name}` }).href);
  } finally {
    await client.end();
  }
}
