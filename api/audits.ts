import type { Run } from '../audit/evidence.ts';
import { publicKeyIn } from '../audit/seal/keys.ts';
import { type RunSources, runsOf } from '../audit/source/runs.ts';
import type { WebUi } from '../audit/timeline/web-ui.ts';
import type { Db } from '../db/client.ts';
import type { AuditScope } from '../db/schema/audits.ts';
import type { Progress } from './audits/messages.ts';
import { type AuditProcess, startAudit } from './audits/process.ts';
import { ApiProblem, problem } from './problem.ts';

/** One workflow whose histories are asked for. */
export interface Asked {
  round: string;
  workflowId: string;
}

/** What the API needs for audits: where the histories are, the key of the checkpoints, processes that replay. */
export interface Audits {
  /** Temporal's own pages; absent where nobody knows their address. */
  ui?: WebUi | undefined;
  /**
   * Runs of a workflow, oldest first: the engine's and the copies beside the ledger. Only the copies where `engine` is
   * false, or turns out to be.
   */
  runsOf(asked: Asked, engine: boolean): Promise<{ runs: Run[]; engine: boolean }>;
  /** PEM of the key that checkpoints are signed with; undefined before the worker made one. */
  publicKey(): Promise<string | undefined>;
  /** Audits in a process of its own; `told` hears how far it is. */
  start(scope: AuditScope, told: (progress: Progress) => void): AuditProcess;
}

type Engine = NonNullable<RunSources['client']>;

interface Options {
  client: Engine;
  db: Db;
  /** What the processes that audit are told: ledger, engine, data folder. */
  env: NodeJS.ProcessEnv;
  dataDir: string;
  ui?: WebUi | undefined;
}

/** How long the engine may take over the histories of one workflow. */
const ENGINE_MS = 20_000;

/** Audits of one ledger and its engine. */
export function openAudits({ client, db, env, dataDir, ui }: Options): Audits {
  const chain = async (asked: Asked, engine: Engine | undefined): Promise<Run[]> => {
    const chains = await runsOf({ client: engine, db }, asked, [asked.workflowId]);
    return chains.get(asked.workflowId)?.runs ?? [];
  };
  return {
    ui,
    async runsOf(asked, engine) {
      if (!engine) return { runs: await chain(asked, undefined), engine };
      try {
        const runs = await client.withDeadline(Date.now() + ENGINE_MS, () => chain(asked, client));
        return { runs, engine };
      } catch {
        // The engine is away; a ledger that is away is told by the next line.
        return { runs: await chain(asked, undefined), engine: false };
      }
    },
    publicKey: () => publicKeyIn(dataDir),
    start: (scope, told) => startAudit(env, scope, told),
  };
}

/** 503: this process was not told where the histories are. */
export function noAudits(): ApiProblem {
  return new ApiProblem(problem(503, 'no-audits', '这个接口没有接上审计；整套产品（npm start）的接口有'), 60);
}
