import type { Entry } from '../../procedure/entry.ts';
import { correctionKind } from '../../procedure/narrative/correction.ts';
import type { Read } from '../../procedure/narrative/reader.ts';
import { type ListLine, listLine } from './list-line.ts';

/** 更正、作废、退回 of what was recorded, and a paper sent back before it was signed. */
export interface CorrectionLine extends ListLine {
  kind: '更正' | '作废' | '退回' | '呈批退回';
}

/** What somebody corrected; what only followed from that is not told again. */
export function correctionsIn(read: Read<Entry>): CorrectionLine[] {
  const { body } = read.entry;
  if (read.cause !== 'act') return [];
  if (body.type === 'draft.returned') return [{ ...listLine(read, body.reason), kind: '呈批退回' }];
  if (body.type !== 'fact.corrected') return [];
  return [{ ...listLine(read, body.reason), kind: correctionKind(body) }];
}
