import type { LedgerEntry } from '../../db/queries/entries.ts';
import type { Entry } from '../../procedure/entry.ts';
import { firstEntryDifference } from '../../procedure/entry-differences.ts';
import type { Finding } from '../finding.ts';

/** What the sinks emitted against the ledger's entries: findings, and how many entries history is ahead. */
export interface EntryCheck {
  findings: Finding[];
  inFlight: number;
}

/**
 * Compares field by field. What history has beyond the ledger's last entry is in flight while the last run is open and
 * has not heard that the ledger has it; `recorded` is the last entry it has heard of. Else it is missing from the ledger.
 * What the ledger has beyond history counts where history is `whole`.
 */
export function checkEntries(
  workflowId: string,
  emitted: readonly Entry[],
  ledger: readonly LedgerEntry[],
  { whole, open, recorded: heard }: { whole: boolean; open: boolean; recorded: number },
): EntryCheck {
  const recorded = new Map(ledger.map((entry) => [entry.seq, entry]));
  const last = Math.max(0, ...recorded.keys());
  const findings: Finding[] = [];
  let inFlight = 0;
  for (const entry of emitted) {
    const there = recorded.get(entry.seq);
    recorded.delete(entry.seq);
    if (there) findings.push(...differs(workflowId, entry, there));
    else if (entry.seq > last && entry.seq > heard && open) inFlight += 1;
    else findings.push(lost(workflowId, entry));
  }
  if (whole) for (const entry of recorded.values()) findings.push(unheardOf(workflowId, entry));
  return { findings: findings.sort((a, b) => (a.seq ?? 0) - (b.seq ?? 0)), inFlight };
}

function differs(workflowId: string, emitted: Entry, ledger: LedgerEntry): Finding[] {
  const found = firstEntryDifference(emitted, ledger);
  if (!found) return [];
  const { field, a, b } = found;
  const text = `第 ${emitted.seq} 条的 ${field} 与历史不同`;
  return [{ kind: 'entry', workflowId, seq: emitted.seq, field, history: a, ledger: b, text }];
}

function lost(workflowId: string, { seq, type }: Entry): Finding {
  const text = `历史有第 ${seq} 条（${type}），台账没有`;
  return { kind: 'entry', workflowId, seq, field: 'seq', history: seq, ledger: null, text };
}

function unheardOf(workflowId: string, { seq, type }: LedgerEntry): Finding {
  const text = `台账有第 ${seq} 条（${type}），历史没有：历史被截短，或台账多出`;
  return { kind: 'entry', workflowId, seq, field: 'seq', history: null, ledger: seq, text };
}
