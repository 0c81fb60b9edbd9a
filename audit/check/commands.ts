import type { WorkflowEvidence } from '../evidence.ts';
import type { Finding } from '../finding.ts';

/** Every command an entry names is kept, with the content and at the revision that its entries tell. */
export function checkCommands({ workflowId, entries, commands, revision }: WorkflowEvidence): Finding[] {
  const findings: Finding[] = [];
  const named = new Map<string, { hash: string; revision: number }>();
  for (const { origin, seq } of entries) {
    if (origin) named.set(origin.commandId, { hash: origin.commandHash, revision: seq });
  }
  for (const [id, { hash, revision: seq }] of named) {
    const kept = commands.get(id);
    const place = { kind: 'command' as const, workflowId, seq };
    if (!kept)
      findings.push({ ...place, field: 'commands.id', history: id, ledger: null, text: `命令 ${id} 没有留底` });
    else if (kept.hash !== hash) {
      const text = `命令 ${id} 留底的内容与条目不同`;
      findings.push({ ...place, field: 'commands.hash', history: hash, ledger: kept.hash, text });
    } else if (kept.revision !== seq) {
      const text = `命令 ${id} 留底的修订号与条目不同`;
      findings.push({ ...place, field: 'commands.revision', history: seq, ledger: kept.revision, text });
    }
  }
  const last = entries.at(-1)?.seq ?? 0;
  if (revision !== undefined && revision !== last) {
    const text = `台账记的修订号是 ${revision}，条目到第 ${last} 条`;
    const field = 'workflows.revision';
    findings.push({ kind: 'command', workflowId, seq: last, field, history: last, ledger: revision, text });
  }
  return findings;
}
