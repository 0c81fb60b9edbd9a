import type { Entry } from './entry.ts';
import { deadlineRows, revisionRows } from './project/deadline.ts';
import { draftRows } from './project/draft.ts';
import { effectRows, letterRows, peerRows } from './project/effect.ts';
import { correctionRows, factRows } from './project/fact.ts';
import { paramRows, personRows, targetRows } from './project/office.ts';
import { requestRows } from './project/request.ts';
import { rungRows } from './project/rung.ts';
import { inspectionRows, planRows, roundRows, transferRows } from './project/start.ts';
import type { RowChange } from './row.ts';

/**
 * The rows an entry changes. Pure: `record` applies it, `audit` and a rebuild apply it again.
 * Applying all entries of a workflow in order gives its rows, whatever order the workflows come in.
 */
export function project(entry: Entry): RowChange[] {
  const { body } = entry;
  switch (body.type) {
    case 'round.started':
      return roundRows({ ...entry, body });
    case 'inspection.started':
      return inspectionRows({ ...entry, body });
    case 'transfer.started':
    case 'transfer.assembled':
      return transferRows({ ...entry, body });
    case 'office.started':
    case 'param.set':
      return paramRows({ ...entry, body });
    case 'target.registered':
      return targetRows({ ...entry, body });
    case 'person.registered':
      return personRows({ ...entry, body });
    case 'draft.begun':
    case 'draft.signed':
    case 'draft.returned':
      return draftRows({ ...entry, body });
    case 'plan.set':
      return planRows(entry, { [body.step]: body.date });
    case 'fact.recorded':
      return factRows({ ...entry, body });
    case 'fact.corrected':
      return correctionRows({ ...entry, body });
    case 'deadline.waiting':
    case 'deadline.opened':
    case 'deadline.moved':
    case 'deadline.met':
    case 'deadline.reopened':
    case 'deadline.withdrawn':
    case 'deadline.waived':
    case 'deadline.extended':
    case 'deadline.lapsed':
    case 'deadline.lapse-withdrawn':
    case 'deadline.paused':
    case 'deadline.resumed':
    case 'deadline.rework':
      return deadlineRows({ ...entry, body });
    case 'extension.requested':
    case 'extension.refused':
      return requestRows({ ...entry, body });
    case 'rung.fired':
      return rungRows({ ...entry, body });
    case 'rulebook.revised':
      return revisionRows({ ...entry, body });
    case 'effect.failed':
      return effectRows({ ...entry, body });
    case 'letter.issued':
      return letterRows({ ...entry, body });
    case 'peer.started':
      return peerRows({ ...entry, body });
    // A copy is a row where the fact is owned; the rest are lines of the ledger and nothing more.
    case 'fact.copied':
    case 'correction.copied':
    case 'need.declared':
    case 'rung.skipped':
    case 'history.exported':
    case 'calendar.revised':
    case 'time.passed':
    case 'went-live':
      return [];
    default:
      return assertNever(body);
  }
}

function assertNever(body: never): never {
  throw new Error(`no projection for ${JSON.stringify(body)}`);
}
