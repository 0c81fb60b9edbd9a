import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import pg from 'pg';
import type { Db } from '../../db/client.ts';
import { cpuSeconds } from '../bench/cpu.ts';
import { memoryOf } from '../bench/open-round/memory.ts';
import { ledgerBytes } from '../measure/ledger.ts';

export const PROCESSES = ['engine', 'postgres', 'worker', 'api'] as const;
/** Seconds of processor, by whose they are. */
export type Cpu = Record<(typeof PROCESSES)[number], number>;

/** What a database did since it was made. */
export interface Busy {
  transactions: number;
  /** Seconds its connections were at work or in an open transaction. */
  seconds: number;
}

/** Everything that is counted: up to a moment, for some things, or for one. */
export interface Counted {
  cpu: Cpu;
  ledgerBytes: number;
  /** All tables of the engine with their indexes; and the histories alone, as they are stored. */
  engineBytes: number;
  historyBytes: number;
  walBytes: number;
  ledger: Busy;
  engine: Busy;
}

/** Where the counters stand at one moment. */
export interface Reading extends Counted {
  /** Milliseconds; only differences mean something. */
  at: number;
  memory: { worker: number; api: number };
}

/** Backends tell the server what they did at most once a second. */
const TOLD_MS = 1200;

/** Reads the counters of the processes and of both databases. */
export class Reader {
  readonly #engine: pg.Client;

  private constructor(
    private readonly db: Db,
    private readonly pids: Record<keyof Cpu, number>,
    engineUrl: string,
  ) {
    this.#engine = new pg.Client({ connectionString: engineUrl });
  }

  static async open(db: Db, databaseUrl: string, pids: Record<keyof Cpu, number>): Promise<Reader> {
    const url = new URL(databaseUrl);
    url.pathname = '/temporal';
    const made = new Reader(db, pids, url.href);
    await made.#engine.connect();
    return made;
  }

  async read(): Promise<Reading> {
    await sleep(TOLD_MS);
    const at = performance.now();
    const cpu = (await cpuSeconds(this.pids)) as Cpu;
    const { rows: own } = await this.db.execute<{ wal: string; ledger: string }>(
      sql`select pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') as wal, current_database() as ledger`,
    );
    const { rows: engine } = await this.#engine.query<{ all: string; history: string }>(
      `select (select sum(pg_total_relation_size(oid)) from pg_class
          where relkind = 'r' and relnamespace = 'public'::regnamespace) as all,
        (select coalesce(sum(octet_length(data)), 0) from history_node) as history`,
    );
    return {
      ...{ at, cpu, ledgerBytes: await ledgerBytes(this.db) },
      ...{ engineBytes: Number(engine[0]?.all), historyBytes: Number(engine[0]?.history) },
      walBytes: Number(own[0]?.wal),
      ledger: await this.#busy(own[0]?.ledger ?? ''),
      engine: await this.#busy('temporal'),
      memory: {
        worker: (await memoryOf(this.pids.worker)).resident,
        api: (await memoryOf(this.pids.api)).resident,
      },
    };
  }

  close(): Promise<void> {
    return this.#engine.end();
  }

  async #busy(database: string): Promise<Busy> {
    const { rows } = await this.#engine.query<{ transactions: string; ms: number }>(
      `select xact_commit + xact_rollback as transactions, active_time + idle_in_transaction_time as ms
       from pg_stat_database where datname = $1`,
      [database],
    );
    return { transactions: Number(rows[0]?.transactions), seconds: Number(rows[0]?.ms) / 1000 };
  }
}
