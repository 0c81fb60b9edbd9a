import { decisionWords } from '../../procedure/narrative/decision.ts';
import type { TimelineLine } from './line.ts';

/** A timeline as text: a line of words for each entry, and one that says where it comes from. */
export function printedTimeline(lines: readonly TimelineLine[]): string[] {
  return lines.flatMap((line) => [`${line.recorded}　${line.backfilled ? '（补录）' : ''}${line.what}`, below(line)]);
}

function below({ workflow, workflowId, seq, happened, fellDue, typedBy, decisions, evidence, place }: TimelineLine) {
  const parts = [
    `${workflow} ${workflowId} 第 ${seq} 条`,
    fellDue === null ? `发生 ${happened}` : `到期 ${fellDue}`,
    typedBy === null ? '系统' : `录入 ${typedBy}`,
    ...decisions.map((decision) => `批示 ${decisionWords(decision)}`),
    ...(evidence.length > 0 ? [`凭证 ${evidence.join('、')}`] : []),
    place === null ? '没有可对的历史' : `运行 ${place.runId} 事件 ${place.eventId}`,
  ];
  return `　　${parts.join('｜')}`;
}
