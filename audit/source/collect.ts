import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { Db } from '../../db/client.ts';
import { buildsById } from '../../db/queries/builds.ts';
import { roundOf } from '../../procedure/ids.ts';
import { buildOf } from '../../workflows/history.ts';
import type { Evidence, WorkflowEvidence } from '../evidence.ts';
import { type Part, readLedger } from './ledger.ts';
import { type RunSources, runsOf } from './runs.ts';

const expand = promisify(gunzip);

/** Where the evidence of a running or an archived round is. */
export interface Sources extends RunSources {
  publicKeys: string[];
  rehearsal: boolean;
}

/** Everything an audit of one part looks at: first the ledger at one moment, then the histories, which may be ahead of it. */
export async function collect(sources: Sources, part: Part): Promise<Evidence> {
  const { db, publicKeys, rehearsal } = sources;
  const { workflows: side, ...ledger } = await readLedger(db, part);
  const known = new Map(side.map((one) => [one.workflowId, one]));
  // Signed once and now in neither ledger nor engine: somebody took all of it away.
  const signed = ledger.checkpoints.flatMap(({ heads }) => heads.map(({ workflowId }) => workflowId));
  const own = signed.filter((id) => roundOf(id) === part.round && id === (part.workflowId ?? id));
  const chains = await runsOf(sources, part, [...known.keys(), ...own]);
  const workflows = [...chains].map(([workflowId, chain]): WorkflowEvidence => {
    const { round } = part;
    const blank = { workflowId, round, entries: [], revision: undefined, commands: new Map() };
    return { ...(known.get(workflowId) ?? blank), ...chain };
  });
  const ids = workflows.flatMap(({ runs }) => runs.map(({ history }) => buildOf(history.events ?? []) ?? ''));
  const builds = await codeOf(db, [...new Set(ids)]);
  return { round: part.round, workflows, ...ledger, builds, publicKeys, rehearsal };
}

async function codeOf(db: Db, ids: readonly string[]): Promise<Map<string, string>> {
  const builds = new Map<string, string>();
  for (const { buildId, code } of await buildsById(db, ids)) {
    builds.set(buildId, (await expand(code)).toString('utf8'));
  }
  return builds;
}
