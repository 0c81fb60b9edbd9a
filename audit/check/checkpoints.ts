import { createPublicKey, type KeyObject } from 'node:crypto';
import { GENESIS } from '../../db/chain.ts';
import { checkpointHash, isSignedBy, keyIdOf } from '../../db/checkpoint.ts';
import type { CheckpointRow } from '../../db/queries/checkpoints.ts';
import type { LedgerEntry } from '../../db/queries/entries.ts';
import type { Head } from '../../db/schema/checkpoints.ts';
import type { Finding } from '../finding.ts';

/** A checkpoint as it was printed and filed: its number and its hash, or the beginning of it. */
export interface Filed {
  no: number;
  hash: string;
}

const OF_LEDGER = 'ledger';

/**
 * Checkpoints one after another: dense, chained, their own hash, signed with a key the auditor trusts; and those filed on
 * paper are among them.
 */
export function checkCheckpoints(
  rows: readonly CheckpointRow[],
  publicKeys: readonly string[],
  filed: readonly Filed[] = [],
): Finding[] {
  const keys = new Map(publicKeys.map((pem) => createPublicKey(pem)).map((key) => [keyIdOf(key), key]));
  const findings: Finding[] = [];
  const at = (no: number, field: string, text: string, history: unknown = null, ledger: unknown = null) =>
    findings.push({ kind: 'checkpoint', workflowId: OF_LEDGER, seq: no, field, history, ledger, text });
  if (rows.length > 0 && keys.size === 0) {
    const text = '没有可信的公钥，检查点的签名无从核对（--public-key）';
    findings.push({ kind: 'history', workflowId: OF_LEDGER, text });
  }
  let previous = GENESIS;
  for (const [index, row] of rows.entries()) {
    const { no, hash } = row;
    if (no !== index + 1) at(no, 'no', `检查点应是第 ${index + 1} 号，却是第 ${no} 号`, index + 1, no);
    if (row.previous !== previous) at(no, 'previous', `第 ${no} 号检查点接的不是前一号`, previous, row.previous);
    const own = checkpointHash(row);
    if (own !== hash) at(no, 'hash', `第 ${no} 号检查点的内容与它的散列不符`, own, hash);
    if (keys.size > 0 && !signed(row, keys))
      at(no, 'signature', `第 ${no} 号检查点不是用可信的密钥签的`, null, row.keyId);
    previous = hash;
  }
  for (const { no, hash } of filed) {
    const row = rows[no - 1];
    if (!row?.hash.startsWith(hash)) at(no, 'filed', `第 ${no} 号检查点与另存的纸件不符`, hash, row?.hash ?? null);
  }
  return findings;
}

function signed(row: CheckpointRow, keys: Map<string, KeyObject>): boolean {
  const key = keys.get(row.keyId);
  return key !== undefined && isSignedBy(row, key);
}

/** A head, and the checkpoint that signed it. */
export interface SignedHead extends Head {
  no: number;
}

/** Every head that checkpoints signed, by workflow. */
export function signedHeads(checkpoints: readonly CheckpointRow[]): Map<string, SignedHead[]> {
  const signed = new Map<string, SignedHead[]>();
  for (const { no, heads } of checkpoints) {
    for (const head of heads) {
      const own = signed.get(head.workflowId);
      if (own) own.push({ no, ...head });
      else signed.set(head.workflowId, [{ no, ...head }]);
    }
  }
  return signed;
}

/** The heads that were signed of a workflow, against the entries it has now. */
export function checkHeads(entries: readonly LedgerEntry[], signed: readonly SignedHead[] = []): Finding[] {
  const bySeq = new Map(entries.map((entry) => [entry.seq, entry.hash]));
  return signed
    .filter(({ seq, hash }) => bySeq.get(seq) !== hash)
    .map(({ no, workflowId, seq, hash }): Finding => {
      const now = bySeq.get(seq) ?? null;
      const text = `第 ${no} 号检查点签过的第 ${seq} 条${now === null ? '已不在' : '已不是当时的'}`;
      return { kind: 'checkpoint', workflowId, seq, field: 'hash', history: hash, ledger: now, text };
    });
}
