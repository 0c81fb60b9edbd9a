import type { Entry } from '../entry.ts';
import type { Inspection } from '../heart/state.ts';
import { inspectionWorkflowId, transferWorkflowId } from '../ids.ts';
import type { RowChange } from '../row.ts';
import type { EntryOf } from './entry-of.ts';

/** A round with its groups, its inspections (starting until they write themselves) and its plan. */
export function roundRows(entry: EntryOf<'round.started'>): RowChange[] {
  const { round, workflowId, historic, happenedAt, body } = entry;
  return [
    { table: 'rounds', key: { round }, set: { workflowId, params: body.params, startedAt: happenedAt, historic } },
    ...body.groups.map(
      (group): RowChange => ({
        table: 'groups',
        key: { round, no: group.no },
        set: { inspections: group.inspections.map((inspection) => inspection.ref) },
      }),
    ),
    ...body.groups.flatMap((group) => group.inspections.map((inspection) => inspectionRow(round, inspection))),
    ...planRows(entry, body.plans),
  ];
}

/** The inspection's own first entry: it is running. */
export function inspectionRows(entry: EntryOf<'inspection.started'>): RowChange[] {
  const own = entry.body.group.inspections.map((inspection) => inspectionRow(entry.round, inspection));
  return [
    ...own
      .filter((row) => row.key.workflowId === entry.workflowId)
      .map((row): RowChange => ({ ...row, set: { ...row.set, state: 'started' } })),
    ...planRows(entry, entry.body.plans),
  ];
}

/** A batch of clues: assembled by the office (starting), then running on its own. */
export function transferRows(entry: EntryOf<'transfer.started' | 'transfer.assembled'>): RowChange[] {
  const { round, body } = entry;
  const { no, receiver, clues, early, inspections } = body.transfer;
  const started = body.type === 'transfer.started' ? { state: 'started' } : {};
  const key = { workflowId: transferWorkflowId(round, no) };
  return [{ table: 'transfers', key, set: { round, no, receiver, clues, early, inspections, ...started } }];
}

/** Planned dates, step → day. */
export function planRows(entry: Entry, plans: Record<string, string>): RowChange[] {
  return Object.entries(plans).map(([step, date]) => ({
    table: 'plans',
    key: { workflowId: entry.workflowId, step },
    set: { round: entry.round, date },
  }));
}

function inspectionRow(round: string, inspection: Inspection): RowChange {
  const { ref, group, no, name, villages = null, traits, target = null } = inspection;
  return {
    table: 'inspections',
    key: { workflowId: inspectionWorkflowId(round, ref) },
    set: { round, ref, groupNo: group, orgNo: no, name, target, villages, traits },
  };
}
