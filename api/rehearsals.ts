import type { Db } from '../db/client.ts';
import { connect, type Client as Database } from '../db/client.ts';
import { ensureDatabase } from '../db/ensure-database.ts';
import { type LedgerListener, listenToLedger } from '../db/listen.ts';
import { type Clocks, createOrchestrator, databaseLedger, type Engine, type Orchestrator } from './orchestrator.ts';
import { ApiProblem, problem } from './problem.ts';

/** 演练: rounds of their own on virtual time, in a ledger of their own. */
export interface Rehearsals {
  db: Db;
  orchestrator: Orchestrator;
  clocks: Clocks;
  /** Resolves once their database is there; throws the problem to answer with when there is none. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

const FEW = 4;

/** The rehearsals of this installation. Nothing is opened before somebody asks for one. */
export function openRehearsals(databaseUrl: string, engine: Engine, clocks: Clocks): Rehearsals {
  const database: Database = connect(databaseUrl, { max: FEW });
  let opened: Promise<LedgerListener> | undefined;
  const open = () => {
    opened ??= ensureDatabase(databaseUrl)
      .then(() => listenToLedger(database))
      .catch((error: unknown) => {
        // Somebody may create it meanwhile.
        opened = undefined;
        throw error;
      });
    return opened;
  };
  const listener: Pick<LedgerListener, 'waitForRevision' | 'close'> = {
    waitForRevision: async (...asked) => (await open()).waitForRevision(...asked),
    close: async () => (await opened)?.close(),
  };
  return {
    db: database.db,
    orchestrator: createOrchestrator({ engine, ledger: databaseLedger(database.db, listener) }),
    clocks,
    ready: () =>
      open().then(
        () => undefined,
        () => Promise.reject(noRehearsals()),
      ),
    async close() {
      await listener.close();
      await database.close();
    },
  };
}

/** 503: this installation has no ledger for rehearsals. */
export function noRehearsals(): ApiProblem {
  const detail =
    '没有演练的台账：请设置 REHEARSAL_DATABASE_URL，或在同一服务器上建立“<库名>_rehearsal”；真的轮次不受影响';
  return new ApiProblem(problem(503, 'no-rehearsals', detail), 60);
}
