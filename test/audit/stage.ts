import pg from 'pg';
import { vi } from 'vitest';
import { bundleWorkflows } from '../../activities/worker.ts';
import { audit } from '../../audit/audit.ts';
import { type AuditOptions, auditRound } from '../../audit/audit-round.ts';
import type { Evidence } from '../../audit/evidence.ts';
import type { Report, RoundReport } from '../../audit/report.ts';
import { loadSigningKey, type SigningKey } from '../../audit/seal/keys.ts';
import { seal } from '../../audit/seal/seal.ts';
import { collect } from '../../audit/source/collect.ts';
import type { Part } from '../../audit/source/ledger.ts';
import { lastCheckpoint } from '../../db/queries/checkpoints.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import type { Desk } from '../support/desk.ts';
import type { Product } from '../support/product.ts';

/** Tables somebody with all rights in the database might change. */
const LEDGER = ['entries', 'facts', 'deadlines', 'commands', 'workflows', 'checkpoints', 'histories'];

/** What an auditor needs of a desk: the engine, the ledger, the folder with the keys. */
type Audited = Pick<Desk, 'product' | 'databaseUrl' | 'dataDir'>;

/** An auditor at the side of a running product, who trusts the key its worker signs with. */
export class Auditor {
  private constructor(
    private readonly product: Product,
    private readonly databaseUrl: string,
    readonly key: SigningKey,
    readonly code: string,
  ) {}

  static async open({ product, databaseUrl, dataDir }: Audited): Promise<Auditor> {
    silenceEngine();
    const { code } = await bundleWorkflows();
    // The worker signs the day it starts on: an audit before that would see another ledger than one after it.
    const signed = async () => {
      if (!(await lastCheckpoint(product.database.db))) throw new Error('the worker has signed nothing');
    };
    await vi.waitFor(signed, { timeout: 60_000, interval: 100 });
    return new Auditor(product, databaseUrl, await loadSigningKey(dataDir), code);
  }

  evidence(part: Part): Promise<Evidence> {
    const { client, database } = this.product;
    return collect({ client, db: database.db, publicKeys: [this.key.publicKeyPem], rehearsal: false }, part);
  }

  async audit(round: string, more: Partial<AuditOptions> & Pick<Part, 'workflowId'> = {}): Promise<Report> {
    const { workflowId, ...options } = more;
    const evidence = await this.evidence({ round, workflowId });
    const made = { version: 'test', at: '2026-01-01T00:00:00.000Z' };
    return audit([evidence], { code: { current: this.code, use: 'own' }, ...made, ...options });
  }

  /** What is said of evidence that came otherwise. */
  async judge(evidence: Evidence, options: Partial<AuditOptions> = {}): Promise<RoundReport> {
    return (await auditRound(evidence, { code: { current: this.code, use: 'own' }, ...options })).report;
  }

  /** Signs the heads as they are, as of an instant. */
  seal(at: string): Promise<number> {
    return seal(this.product.database.db, this.key.privateKey, new Date(at));
  }

  /** Changes the ledger past its triggers, looks, and puts everything back. */
  async tampered<T>(statements: readonly string[], look: () => Promise<T>): Promise<T> {
    await this.past([...LEDGER.map((table) => `create table kept_${table} as table ${table}`), ...statements]);
    try {
      return await look();
    } finally {
      await this.past(LEDGER.flatMap((table) => [`delete from ${table}`, ...this.putBack(table)]));
    }
  }

  private putBack(table: string): string[] {
    // `facts.stands` is worked out by the database.
    const columns = `(select string_agg(quote_ident(column_name), ', ') from information_schema.columns
      where table_schema = current_schema() and table_name = '${table}' and is_generated = 'NEVER')`;
    const insert = `do $$ declare names text := ${columns}; begin
      execute format('insert into ${table} (%s) select %s from kept_${table}', names, names); end $$`;
    return [insert, `drop table kept_${table}`];
  }

  private async past(statements: readonly string[]): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      await client.query('set session_replication_role = replica');
      for (const statement of statements) await client.query(statement);
    } finally {
      await client.end();
    }
  }
}
