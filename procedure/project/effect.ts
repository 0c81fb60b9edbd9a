import type { RowChange } from '../row.ts';
import type { EntryOf } from './entry-of.ts';

/** An effect that keeps failing is visible, like anything else. */
export function effectRows(entry: EntryOf<'effect.failed'>): RowChange[] {
  const { workflowId, round, body } = entry;
  return [
    { table: 'effects', key: { workflowId, id: body.effect }, set: { round, status: 'failed', message: body.message } },
  ];
}

/** The number and paper a letter went out with. */
export function letterRows(entry: EntryOf<'letter.issued'>): RowChange[] {
  const { workflowId, round, body } = entry;
  const { letter, number, paperHash } = body;
  return [{ table: 'letters', key: { workflowId, letter }, set: { round, number, paperHash } }];
}

/** The peer runs: its row stops being `starting`. */
export function peerRows(entry: EntryOf<'peer.started'>): RowChange[] {
  const { workflowId } = entry.body;
  const part = workflowId.slice(entry.round.length);
  const key = { workflowId };
  if (/^-T\d+$/.test(part)) return [{ table: 'transfers', key, set: { state: 'started' } }];
  if (/^-\d+-\d+$/.test(part)) return [{ table: 'inspections', key, set: { state: 'started' } }];
  return [];
}
