import type { z } from 'zod';
import type { CheckpointRow } from '../db/queries/checkpoints.ts';
import { instantWords } from '../procedure/narrative/instant.ts';
import type { CheckpointShown, checkpointLineSchema } from './schemas/checkpoints.ts';

const KINDS: Record<CheckpointRow['kind'], string> = { daily: '每日', archive: '移交归档' };

/** A checkpoint with its heads. */
export function checkpointShown(row: CheckpointRow): CheckpointShown {
  const { no, at, kind, reason, previous, hash, keyId, signature, heads } = row;
  const words = { atText: instantWords(at), kindTitle: KINDS[kind], hashGroups: inFours(hash) };
  return { no, at, kind, reason, previous, hash, keyId, signature, heads, ...words };
}

/** A line of the list of checkpoints. */
export function checkpointLine(row: CheckpointRow): z.infer<typeof checkpointLineSchema> {
  return { ...checkpointShown(row), heads: row.heads.length };
}

/** ab12 cd34 …: as it is read out and copied by hand. */
export function inFours(hash: string): string {
  return hash.match(/.{1,4}/g)?.join(' ') ?? '';
}
