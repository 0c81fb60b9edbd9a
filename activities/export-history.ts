import type { Client } from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import type { Db } from '../db/client.ts';
import type { RunRef } from '../workflows/effects.ts';
import { isForgotten } from '../workflows/forgotten.ts';
import { type Exported, exportRun } from './export-run.ts';

/** 导出历史: the run before the one that asks is closed for good, and kept before the engine's retention ends. */
export function createExportHistoryActivity({ client, db }: { client: Client; db: Db }) {
  return {
    /** Idempotent: a run that was kept already gives the same answer. One that is gone fails for good, and is told. */
    async exportHistory(run: RunRef): Promise<Exported> {
      try {
        return await exportRun(client, db, run);
      } catch (error) {
        if (!isForgotten(error)) throw error;
        throw ApplicationFailure.nonRetryable('引擎里已没有这次运行的历史', 'HistoryGone');
      }
    },
  };
}
