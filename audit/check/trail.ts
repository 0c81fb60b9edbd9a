import { GENESIS } from '../../db/chain.ts';
import { TRAIL, type TrailRow, trailHash } from '../../db/trail/chain.ts';
import type { Finding } from '../finding.ts';
import type { SignedHead } from './checkpoints.ts';

/** What was found of the trail, and how many entries were looked at. */
export interface CheckedTrail {
  entries: number;
  findings: Finding[];
}

const MOST = 1000;

/** The trail's one chain from its first entry on, and what checkpoints signed of it. Numbers that are missing end it. */
export async function checkTrail(
  rows: AsyncIterable<TrailRow>,
  signed: readonly SignedHead[] = [],
): Promise<CheckedTrail> {
  const findings: Finding[] = [];
  const due = new Map(signed.map((head) => [head.seq, head]));
  const add = (
    kind: 'chain' | 'checkpoint',
    seq: number,
    field: string,
    [history, ledger]: unknown[],
    text: string,
  ) => {
    if (findings.length < MOST) findings.push({ kind, workflowId: TRAIL, seq, field, history, ledger, text });
  };
  let last = { no: 0, hash: GENESIS };
  for await (const row of rows) {
    const { no, prevHash, hash } = row;
    if (no !== last.no + 1) {
      add('chain', no, 'no', [last.no + 1, no], `应是第 ${last.no + 1} 条，却是第 ${no} 条：中间缺了或多了`);
      break;
    }
    if (prevHash !== last.hash) add('chain', no, 'prevHash', [last.hash, prevHash], `第 ${no} 条接的不是前一条`);
    const own = trailHash(row);
    if (hash !== own) add('chain', no, 'hash', [own, hash], `第 ${no} 条的内容与它的散列不符`);
    const head = due.get(no);
    if (head && head.hash !== hash) {
      add('checkpoint', no, 'hash', [head.hash, hash], `第 ${head.no} 号检查点签过的第 ${no} 条已不是当时的`);
    }
    last = { no, hash };
  }
  for (const { no, seq, hash } of signed) {
    if (seq > last.no) add('checkpoint', seq, 'hash', [hash, null], `第 ${no} 号检查点签过的第 ${seq} 条已不在`);
  }
  return { entries: last.no, findings };
}
