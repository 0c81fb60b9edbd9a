import { entryHash, GENESIS } from '../../db/chain.ts';
import type { LedgerEntry } from '../../db/queries/entries.ts';
import type { Finding } from '../finding.ts';

/** The hash chain of a workflow's entries: dense numbers, each hash of the entry and of the one before. */
export function checkHashChain(workflowId: string, entries: readonly LedgerEntry[]): Finding[] {
  const findings: Finding[] = [];
  let prev = GENESIS;
  for (const [index, entry] of entries.entries()) {
    const { seq } = entry;
    const place = { kind: 'chain' as const, workflowId, seq };
    if (seq !== index + 1) {
      const text = `应是第 ${index + 1} 条，却是第 ${seq} 条：中间缺了或多了`;
      return [...findings, { ...place, field: 'seq', history: index + 1, ledger: seq, text }];
    }
    if (entry.prevHash !== prev) {
      const text = `第 ${seq} 条接的不是前一条`;
      findings.push({ ...place, field: 'prevHash', history: prev, ledger: entry.prevHash, text });
    }
    const hash = entryHash(entry.prevHash, entry);
    if (entry.hash !== hash) {
      const text = `第 ${seq} 条的内容与它的散列不符`;
      findings.push({ ...place, field: 'hash', history: hash, ledger: entry.hash, text });
    }
    prev = entry.hash;
  }
  return findings;
}
