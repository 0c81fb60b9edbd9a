import pg from 'pg';
import { bundleWorkflows } from '../../activities/worker.ts';
import { audit } from '../../audit/audit.ts';
import type { AuditOptions } from '../../audit/audit-round.ts';
import type { Report } from '../../audit/report.ts';
import { collect } from '../../audit/source/collect.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { settled } from '../support/ledger-audit.ts';
import type { Product } from '../support/product.ts';

/** An auditor at the side of a running product. */
export interface Auditor {
  audit(
    round: string,
    more?: { workflowId?: string; options?: Partial<AuditOptions>; publicKeys?: string[] },
  ): Promise<Report>;
  /** Changes the ledger as somebody with all rights in the database could: past triggers. */
  tamper(...statements: string[]): Promise<void>;
}

/** Bundles the code of today once. */
export async function openAuditor(product: Product, databaseUrl: string): Promise<Auditor> {
  silenceEngine();
  const { code: current } = await bundleWorkflows();
  return {
    async audit(round, { workflowId, options = {}, publicKeys = [] } = {}) {
      const sources = { client: product.client, db: product.database.db, publicKeys, rehearsal: false };
      const evidence = await collect(sources, { round, workflowId });
      return audit([evidence], {
        code: { current, use: 'own' },
        version: 'test',
        at: '2026-01-01T00:00:00.000Z',
        ...options,
      });
    },
    async tamper(...statements) {
      const client = new pg.Client({ connectionString: databaseUrl });
      await client.connect();
      try {
        await client.query('set session_replication_role = replica');
        for (const statement of statements) await client.query(statement);
      } finally {
        await client.end();
      }
    },
  };
}

/** Waits until every workflow of a round has written all it has to write. */
export async function quietRound(product: Product, ...workflowIds: string[]): Promise<void> {
  for (const id of workflowIds) await settled(product, id);
}
