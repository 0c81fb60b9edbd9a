import { roundOf } from '../../procedure/ids.ts';
import { checkCheckpoints, type Filed } from '../check/checkpoints.ts';
import type { Finding } from '../finding.ts';
import type { Sealed } from './open.ts';

/**
 * The signed checkpoints by themselves, and against the heads the manifest tells: all that can be held against each other
 * without the round's key.
 */
export function checkSeal(
  { manifest, checkpoints }: Sealed,
  publicKeys: readonly string[],
  filed: readonly Filed[] = [],
): Finding[] {
  const told = new Map(manifest.workflows.map((one) => [one.workflowId, one]));
  const heads = checkpoints.flatMap(({ no, heads }) =>
    heads
      .filter(({ workflowId }) => roundOf(workflowId) === manifest.round)
      .flatMap(({ workflowId, seq, hash }): Finding[] => {
        const { entries = 0, head = null } = told.get(workflowId) ?? {};
        if (seq < entries || (seq === entries && hash === head)) return [];
        const text =
          seq > entries
            ? `第 ${no} 号检查点签到第 ${seq} 条，包里只有 ${entries} 条`
            : `第 ${no} 号检查点签过的第 ${seq} 条，包里是另一条`;
        const ledger = seq > entries ? null : head;
        return [{ kind: 'checkpoint', workflowId, seq, field: 'head', history: hash, ledger, text }];
      }),
  );
  return [...checkCheckpoints(checkpoints, publicKeys, filed), ...heads];
}
