import type { LedgerEntry } from '../../db/queries/entries.ts';

/** What is wrong with the ledger of a round whose callers were acknowledged these facts of letters and people. */
export function differences(entries: readonly LedgerEntry[], acknowledged: ReadonlySet<string>): string[] {
  const facts = entries.flatMap(({ body }) =>
    body.type === 'fact.recorded' && /^(letter|person)\//.test(body.fact.on) ? [body.fact.id] : [],
  );
  const rungs = entries.flatMap(({ workflowId, body }) =>
    body.type === 'rung.fired' ? [`${workflowId} ${body.key} 第 ${body.generation} 代 ${body.rung}`] : [],
  );
  const lapses = entries.flatMap(({ workflowId, fellDueAt, body }) =>
    body.type === 'deadline.lapsed' ? [`${workflowId} ${body.key} ${fellDueAt}`] : [],
  );
  const known = new Set(facts);
  return [
    ...[...acknowledged].filter((id) => !known.has(id)).map((id) => `已答复的事实不在台账：${id}`),
    ...[...known].filter((id) => !acknowledged.has(id)).map((id) => `台账里的事实没有人得到答复：${id}`),
    ...repeated(facts).map((id) => `事实记了两次：${id}`),
    ...repeated(rungs).map((rung) => `一级提醒发了两次：${rung}`),
    ...repeated(lapses).map((lapse) => `逾期记了两次：${lapse}`),
    ...miscopied(entries),
  ];
}

/** Facts that a peer has not, or has twice, though they were copied to it. */
function miscopied(entries: readonly LedgerEntry[]): string[] {
  const sent = entries.flatMap(({ workflowId, body }) =>
    body.type === 'fact.recorded'
      ? body.copies.map(({ to, n }) => `${workflowId} → ${to} 第 ${n} 件 ${body.fact.id}`)
      : [],
  );
  const come = entries.flatMap(({ workflowId, body }) =>
    body.type === 'fact.copied' ? [`${body.from} → ${workflowId} 第 ${body.n} 件 ${body.fact.id}`] : [],
  );
  const there = new Set(come);
  return [
    ...sent.filter((copy) => !there.has(copy)).map((copy) => `抄送没有到：${copy}`),
    ...repeated(come).map((copy) => `抄送记了两次：${copy}`),
  ];
}

/** Entries that were in the ledger and are otherwise now, or no more. */
export function rewritten(before: readonly LedgerEntry[], after: readonly LedgerEntry[]): string[] {
  return before
    .filter(({ hash }, index) => after[index]?.hash !== hash)
    .map(({ workflowId, seq }) => `条目变了：${workflowId} 第 ${seq} 号`);
}

function repeated(all: readonly string[]): string[] {
  const seen = new Set<string>();
  return all.filter((one) => seen.has(one) || !seen.add(one));
}
