import proto from '@temporalio/proto';
import { keyList } from '../../keys/key-set.ts';
import type { ProjectedTable } from '../../procedure/row.ts';
import type { Run } from '../evidence.ts';
import type { Contents } from './contents.ts';
import type { Index, IndexedRun } from './index-member.ts';
import {
  buildOf,
  calendarOf,
  commandsOf,
  entriesOf,
  historyOf,
  INDEX,
  KEYS,
  PAPERS,
  rowsOf,
  rulebookOf,
} from './layout.ts';
import { papersIn } from './papers.ts';

const { History } = proto.temporal.api.history.v1;

/** The members that only the round's key opens, in the clear, in their order. */
export function membersOf({ evidence, keys, kept, rulebooks, calendars }: Contents): Map<string, Uint8Array> {
  const { workflows, rows, builds, rehearsal } = evidence;
  const members = new Map<string, Uint8Array>();
  const index: Index = { round: evidence.round, rehearsal, workflows: [] };
  // Its place is the first; what it says is known last.
  members.set(INDEX, new Uint8Array());
  for (const { workflowId, round, revision = null, missing, runs, strays, entries, commands } of workflows) {
    const stored = (beside: boolean) => (run: Run, place: number) => {
      const member = historyOf(workflowId, run.runId, place, beside);
      members.set(member, kept.get(run) ?? History.encode(run.history).finish());
      return indexed(run, member);
    };
    const found = { runs: runs.map(stored(false)), strays: strays.map(stored(true)) };
    index.workflows.push({ workflowId, round, revision, missing, ...found });
    members.set(entriesOf(workflowId), jsonLines(entries));
    members.set(commandsOf(workflowId), jsonLines([...commands].map(([id, command]) => ({ id, ...command }))));
  }
  members.set(INDEX, json(index));
  for (const [table, content] of Object.entries(rows)) members.set(rowsOf(table as ProjectedTable), jsonLines(content));
  for (const [hash, book] of rulebooks) members.set(rulebookOf(hash), json(book));
  for (const [version, calendar] of calendars) members.set(calendarOf(version), json(calendar));
  for (const [buildId, code] of builds) members.set(buildOf(buildId), utf8.encode(code));
  members.set(KEYS, json(keyList(keys)));
  members.set(PAPERS, jsonLines(workflows.flatMap(({ entries }) => papersIn(entries))));
  return members;
}

function indexed({ runId, from }: Run, member: string): IndexedRun {
  return { runId, member, noted: from.source === 'kept' ? from.noted : null };
}

const utf8 = new TextEncoder();

function json(value: unknown): Uint8Array {
  return utf8.encode(JSON.stringify(value));
}

function jsonLines(values: readonly unknown[]): Uint8Array {
  return utf8.encode(values.map((value) => `${JSON.stringify(value)}\n`).join(''));
}
