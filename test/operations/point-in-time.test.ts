import { appendFile, chown, cp, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { execa } from 'execa';
import getPort from 'get-port';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { migrate } from '../../db/migrate.ts';
import { type Account, postgresAccount } from '../../stack/postgres/account.ts';
import { type Binaries, postgresBinaries } from '../../stack/postgres/binaries.ts';
import { ensureCluster } from '../../stack/postgres/cluster.ts';
import { databaseUrl, ensureDatabases } from '../../stack/postgres/databases.ts';
import { stopCluster } from '../../stack/postgres/leftovers.ts';
import { startPostgres } from '../../stack/postgres/server.ts';

const PASSWORD = 'point-in-time';
/** The ledger and the engine's histories: two databases of one cluster, so that one moment is one moment for both. */
const DATABASES = ['ledger', 'histories'];
const BEFORE = 40;

let folder: string;
let archive: string;
let account: Account | undefined;
let binaries: Binaries;
const running = new Set<string>();

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'xuncheng-pitr-'));
  await execa('chmod', ['755', folder]);
  account = await postgresAccount();
  binaries = await postgresBinaries(account);
  archive = await ours('archive');
});
afterAll(async () => {
  for (const dir of running) await stopCluster(dir, binaries, account);
  await rm(folder, { recursive: true, force: true });
});

/** A folder of the account that runs PostgreSQL. */
async function ours(name: string): Promise<string> {
  const path = join(folder, name);
  await mkdir(path, { recursive: true, mode: 0o700 });
  if (account) await chown(path, account.uid, account.gid);
  return path;
}

async function start(dir: string): Promise<number> {
  const port = await getPort();
  await startPostgres({ dir, port, logFile: join(folder, 'postgres.log'), binaries, account });
  running.add(dir);
  return port;
}

async function query<T extends pg.QueryResultRow>(port: number, database: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: databaseUrl(port, PASSWORD, database) });
  await client.connect();
  return client
    .query<T>(sql)
    .then(
      ({ rows }) => rows,
      (error) => Promise.reject(error),
    )
    .finally(() => client.end());
}

/** What docs/backup.md has the administrator do with pg_basebackup, through the functions it uses itself. */
async function baseBackup(dir: string, port: number): Promise<string> {
  const base = await ours('base');
  const client = new pg.Client({ connectionString: databaseUrl(port, PASSWORD, 'postgres') });
  await client.connect();
  await client.query(`select pg_backup_start('drill', true)`);
  await cp(dir, base, { recursive: true, filter: (path) => !/postmaster\.(pid|opts)$|\/pg_wal\/.+/.test(path) });
  const { rows } = await client.query<{ labelfile: string }>('select labelfile from pg_backup_stop()');
  await writeFile(join(base, 'backup_label'), rows[0]?.labelfile ?? '');
  await client.end();
  return base;
}

describe('a PostgreSQL of one’s own whose log is archived', { timeout: 300_000 }, () => {
  it('is restored to a moment after the last base backup, ledger and histories alike', async () => {
    const dir = join(folder, 'cluster');
    await ensureCluster(dir, binaries, account, PASSWORD);
    const settings = {
      archive_mode: 'on',
      wal_level: 'replica',
      archive_command: `test ! -f ${archive}/%f && cp %p ${archive}/%f.part && mv ${archive}/%f.part ${archive}/%f`,
    };
    for (const [name, value] of Object.entries(settings))
      await appendFile(join(dir, 'postgresql.conf'), `${name} = '${value}'\n`);
    const port = await start(dir);
    await ensureDatabases(port, PASSWORD, DATABASES);
    await migrate(databaseUrl(port, PASSWORD, 'ledger'));
    for (const database of DATABASES) await query(port, database, 'create table drill (n integer primary key)');
    const base = await baseBackup(dir, port);

    const write = async (n: number) => {
      for (const database of DATABASES) await query(port, database, `insert into drill values (${n})`);
    };
    for (let n = 1; n <= BEFORE; n += 1) await write(n);
    const [{ moment } = { moment: '' }] = await query<{ moment: string }>(
      port,
      'postgres',
      'select clock_timestamp()::text as moment',
    );
    await sleep(50);
    for (let n = BEFORE + 1; n <= BEFORE + 10; n += 1) await write(n);
    const [{ wal } = { wal: '' }] = await query<{ wal: string }>(
      port,
      'postgres',
      'select pg_walfile_name(pg_switch_wal()) as wal',
    );
    await expect.poll(() => readdir(archive), { timeout: 60_000 }).toContain(wal);
    // The server and its disk are gone.
    await execa(binaries.pg_ctl, ['stop', '-D', dir, '-m', 'immediate'], { ...account, cwd: '/' });
    running.delete(dir);
    await rm(dir, { recursive: true });

    const began = Date.now();
    const restored = join(folder, 'restored');
    await cp(base, restored, { recursive: true });
    await appendFile(
      join(restored, 'postgresql.conf'),
      `restore_command = 'cp ${archive}/%f %p'\nrecovery_target_time = '${moment}'\nrecovery_target_action = 'promote'\n`,
    );
    await writeFile(join(restored, 'recovery.signal'), '');
    await execa('chmod', ['-R', 'go-rwx', restored]);
    if (account) await execa('chown', ['-R', `${account.uid}:${account.gid}`, restored]);
    const again = await start(restored);
    const held = async (database: string) => query<{ n: number }>(again, database, 'select max(n) as n from drill');
    await expect
      .poll(async () => query(again, 'postgres', 'select pg_is_in_recovery() as still'), { timeout: 60_000 })
      .toEqual([{ still: false }]);
    const seconds = (Date.now() - began) / 1000;
    expect(await held('ledger')).toEqual([{ n: BEFORE }]);
    expect(await held('histories')).toEqual([{ n: BEFORE }]);
    // The tables are those of this release, and take what comes next.
    await migrate(databaseUrl(again, PASSWORD, 'ledger'));
    await query(again, 'ledger', `insert into drill values (${BEFORE + 1})`);
    process.stdout.write(`恢复到指定时刻用时 ${seconds.toFixed(1)} 秒\n`);
  });
});
