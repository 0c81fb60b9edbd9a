import type { Client } from '@temporalio/client';
import type { Db } from '../db/client.ts';
import type { RunRef } from '../workflows/effects.ts';
import { type Exported, exportRun } from './export-run.ts';

/** 导出历史: the run before the one that asks is closed for good, and kept before the engine's retention ends. */
export function createExportHistoryActivity({ client, db }: { client: Client; db: Db }) {
  return {
    /** Idempotent: a run that was kept already gives the same answer. */
    exportHistory: (run: RunRef): Promise<Exported> => exportRun(client, db, run),
  };
}
