import { factsForTransfer } from '../procedure/heart/copies.ts';
import type { Event } from '../procedure/heart/event.ts';
import type { CopyMessage } from '../procedure/heart/receive.ts';
import type { Fact, Group, State, Transfer } from '../procedure/heart/state.ts';
import { inspectionsOf } from '../procedure/heart/subject.ts';
import { inspectionWorkflowId, transferWorkflowId } from '../procedure/ids.ts';

/** What the starting peer is given beside rulebook and calendar, which the activity reads by hash and version. */
interface PeerStart {
  workflowId: string;
  round: string;
  mode: 'live' | 'backfill';
  bookHash: string;
  calendarVersion: string;
  params: Record<string, string>;
  plans: Record<string, string>;
  instant: string;
}

export interface InspectionStart extends PeerStart {
  group: Group;
}

export interface ClueTransferStart extends PeerStart {
  groups: Group[];
  transfer: Transfer;
  facts: Fact[];
}

/** One run of a workflow's chain. */
export interface RunRef {
  workflowId: string;
  runId: string;
  round: string;
}

/** Work in the world that an event asks for. The id makes it idempotent: issued twice, it happens once. */
export type Effect =
  | { id: string; kind: 'export-history'; run: RunRef }
  | { id: string; kind: 'start-inspection'; start: InspectionStart }
  | { id: string; kind: 'start-clue-transfer'; start: ClueTransferStart }
  | { id: string; kind: 'signal-peer'; to: string; message: CopyMessage };

/** The effects of one event, given the state right after it. */
export function effectsOf(state: State, event: Event): Effect[] {
  switch (event.type) {
    case 'round.started':
      return inspectionsOf(state).map((inspection) => {
        const group = { no: inspection.group, inspections: [inspection] };
        const start = { ...peerStart(state, inspectionWorkflowId(state.round, inspection.ref)), group };
        return { id: `start/${start.workflowId}`, kind: 'start-inspection', start };
      });
    case 'transfer.assembled': {
      const own = peerStart(state, transferWorkflowId(state.round, event.transfer.no));
      const start = { ...own, groups: state.groups, transfer: event.transfer, facts: factsForTransfer(state) };
      return [{ id: `start/${start.workflowId}`, kind: 'start-clue-transfer', start }];
    }
    case 'fact.recorded':
      return event.copies.map(({ to, n }) => signal(to, { from: state.id, n, instant: event.at, fact: event.fact }));
    case 'fact.copied':
      return (event.copies ?? []).map(({ to, n }) =>
        signal(to, { from: state.id, n, instant: event.at, fact: event.fact }),
      );
    case 'correction.copied':
      return (event.copies ?? []).map(({ to, n }) =>
        signal(to, { from: state.id, n, instant: event.at, correction: event.correction }),
      );
    case 'fact.corrected':
      return event.copies.map(({ to, n }) => {
        const correction = { factId: event.factId, after: event.after };
        return signal(to, { from: state.id, n, instant: event.at, correction });
      });
    case 'rulebook.revised':
      return (event.copies ?? []).map(({ to, n, fact }) => signal(to, { from: state.id, n, instant: event.at, fact }));
    default:
      return [];
  }
}

/** A successor keeps the history of the run before it: the engine forgets closed runs. */
export function exportOf(run: RunRef): Effect {
  return { id: `export/${run.runId}`, kind: 'export-history', run };
}

function signal(to: string, message: CopyMessage): Effect {
  return { id: `copy/${to}/${message.n}`, kind: 'signal-peer', to, message };
}

function peerStart(state: State, workflowId: string): PeerStart {
  const { round, mode, params, plans, last: instant } = state;
  const versions = { bookHash: state.book.hash, calendarVersion: state.calendar.version };
  return { workflowId, round, mode, ...versions, params, plans, instant };
}
