import type { Entry } from '../../procedure/entry.ts';
import { type Decision, decisionsOf } from '../../procedure/narrative/decision.ts';
import { happenedWords, instantWords } from '../../procedure/narrative/instant.ts';
import { narrate } from '../../procedure/narrative/narrate.ts';
import type { Read } from '../../procedure/narrative/reader.ts';

/** What every line of every list tells: when, what, why, on whose word, on what evidence, typed by whom, and where it is. */
export interface ListLine {
  workflowId: string;
  /** Whose ledger it is in: 轮次, 第1组·甲镇党委 …. */
  workflow: string;
  seq: number;
  recordedAt: string;
  recorded: string;
  happenedAt: string;
  happened: string;
  what: string;
  reason: string | null;
  decisions: Decision[];
  evidence: string[];
  typedBy: string | null;
  /** 补录: entered later from paper. */
  backfilled: boolean;
}

/** The line of an entry, with the reason given. */
export function listLine({ entry, context }: Read<Entry>, reason?: string | undefined): ListLine {
  const { workflowId, seq, recordedAt, happenedAt, historic, origin } = entry;
  return {
    workflowId,
    workflow: context.names.workflow(workflowId),
    seq,
    recordedAt,
    recorded: instantWords(recordedAt),
    happenedAt,
    happened: happenedWords(happenedAt),
    what: narrate(entry, context),
    reason: reason ?? null,
    decisions: decisionsOf(origin),
    evidence: origin?.evidence ?? [],
    typedBy: origin?.typedBy ?? null,
    backfilled: historic,
  };
}
