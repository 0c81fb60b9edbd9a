import type { LedgerEntry } from '../../db/queries/entries.ts';
import type { EntryBody } from '../../procedure/entry.ts';
import type { Run } from '../evidence.ts';
import type { Finding } from '../finding.ts';

/** Whether runs follow one another: each names the one before and the one after, and the first names none. */
export function checkRunChain(workflowId: string, runs: readonly Run[]): Finding[] {
  return runs.flatMap((run, index) => {
    const before = runs[index - 1];
    const started = run.history.events?.[0]?.workflowExecutionStartedEventAttributes;
    const says = started?.continuedExecutionRunId || undefined;
    const place = { kind: 'history' as const, workflowId, runId: run.runId };
    if (!before) return says ? [{ ...place, text: `缺前一次运行 ${says} 的历史` }] : [];
    const next = before.history.events?.at(-1)?.workflowExecutionContinuedAsNewEventAttributes?.newExecutionRunId;
    if (says !== before.runId) return [{ ...place, text: `接的不是前一次运行 ${before.runId}` }];
    // A reset run keeps its predecessor, which still names the run that was reset.
    if (next && next !== run.runId && next !== started?.originalExecutionRunId) {
      return [{ ...place, text: `前一次运行接到了另一次（${next}）` }];
    }
    return [];
  });
}

/** Histories kept beside the ledger against what their successors wrote of them. */
export function checkKept(workflowId: string, runs: readonly Run[], entries: readonly LedgerEntry[]): Finding[] {
  const told = new Map(
    entries.flatMap(({ body, seq }) => (isExported(body) ? [[body.runId, { ...body, seq }] as const] : [])),
  );
  return runs.flatMap(({ runId, from, history }): Finding[] => {
    if (from.source === 'kept' && from.sha256 !== from.noted) {
      const text = '保存的历史与保存时的散列不符：保存之后被改';
      return [
        { kind: 'chain', workflowId, runId, field: 'histories.sha256', history: from.noted, ledger: from.sha256, text },
      ];
    }
    const written = told.get(runId);
    if (!written) return [];
    const { seq, sha256, events } = written;
    const place = { kind: 'chain' as const, workflowId, seq, runId };
    const text = `第 ${seq} 条记下的历史散列，与保存的历史不符`;
    if (from.source === 'kept' && from.sha256 !== sha256) {
      return [{ ...place, field: 'body.sha256', history: from.sha256, ledger: sha256, text }];
    }
    const count = history.events?.length ?? 0;
    return count === events ? [] : [{ ...place, field: 'body.events', history: count, ledger: events, text }];
  });
}

/** Somebody may have left nothing of an entry. */
function isExported(body: EntryBody | null): body is Extract<EntryBody, { type: 'history.exported' }> {
  return body?.type === 'history.exported';
}
