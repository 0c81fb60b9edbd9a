import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Db } from '../../db/client.ts';
import { calendarByVersion } from '../../db/queries/calendars.ts';
import { historiesOf } from '../../db/queries/histories.ts';
import { rulebookByHash } from '../../db/queries/rulebooks.ts';
import { sha256Of } from '../../workflows/build-id.ts';
import type { Evidence, Run } from '../evidence.ts';
import { collect, type Sources } from '../source/collect.ts';
import { BundleError } from './bundle-error.ts';
import type { Contents } from './contents.ts';
import { keysFor } from './keys-member.ts';

const expand = promisify(gunzip);

/** Everything there is of a round, running or archived, or of the office. Refused: a round the ledger does not know. */
export async function gather(sources: Sources, round: string): Promise<Contents> {
  const { db } = sources;
  const evidence = await collect(sources, { round });
  if (evidence.workflows.length === 0) throw new BundleError(`台账里没有 ${round}`);
  const unreadable = [evidence, ...evidence.workflows].flatMap((one) => one.unreadable ?? []).at(0);
  if (unreadable) throw new BundleError(`${round} 的台账读不出来（密钥 ${unreadable.keyId}），打不成审计包`);
  const entries = evidence.workflows.flatMap((workflow) => workflow.entries);
  const rulebooks = new Set(entries.map(({ rulebookHash }) => rulebookHash));
  const calendars = new Set(entries.map(({ calendarVersion }) => calendarVersion));
  return {
    evidence,
    keys: keysFor(evidence),
    kept: await keptBytes(db, evidence),
    rulebooks: await found(rulebooks, (hash) => rulebookByHash(db, hash)),
    calendars: await found(calendars, (version) => calendarByVersion(db, version)),
  };
}

/** The bytes that were kept when a run closed: a later release might write the same history otherwise. */
async function keptBytes(db: Db, { workflows }: Evidence): Promise<Map<Run, Uint8Array>> {
  const bytes = new Map<Run, Uint8Array>();
  for (const { workflowId, runs } of workflows) {
    const rows = new Map((await historiesOf(db, [workflowId])).map((row) => [row.runId, row]));
    for (const run of runs) {
      const row = run.from.source === 'kept' ? rows.get(run.runId) : undefined;
      const history = row && (await expand(row.history));
      if (history && run.from.source === 'kept' && sha256Of(history) === run.from.sha256) bytes.set(run, history);
    }
  }
  return bytes;
}

async function found<T>(names: Iterable<string>, look: (name: string) => Promise<T | undefined>) {
  const all = new Map<string, T>();
  for (const name of names) {
    const one = await look(name);
    if (one !== undefined) all.set(name, one);
  }
  return all;
}
