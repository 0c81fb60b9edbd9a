import { formatDate } from '../../procedure/counting/index.ts';
import { decisionWords } from '../../procedure/narrative/decision.ts';
import type { Exceptions } from './exceptions.ts';
import type { ListLine } from './list-line.ts';
import type { Sample } from './sample.ts';
import { EXCEPTION_LISTS as TITLES } from './titles.ts';

/** The lists as text, each under its heading with its count. */
export function printedExceptions({
  corrections,
  overrides,
  late,
  extensions,
  approvals,
  versions,
}: Exceptions): string[] {
  const day = (date: string | null) => (date === null ? '无' : formatDate(date));
  const { count, longestDays } = late.backfilled;
  return [
    ...section(
      TITLES.corrections,
      corrections.map((one) => [one.what, ...whose(one)]),
    ),
    ...section(
      TITLES.overrides,
      overrides.map((one) => [`${one.kind}：${one.what}`, one.passed.join('；'), ...whose(one)]),
    ),
    ...section(
      `${TITLES.late}（录入晚于发生 ${late.overDays} 天以上）`,
      late.items.map((one) => [`迟 ${one.days} 天：${one.what}`, ...whose(one)]),
    ),
    ...(count === 0 ? [] : [`另有补录 ${count} 件，最长隔 ${longestDays} 天`]),
    ...section(
      TITLES.extensions,
      extensions.map((one) => [one.what, `原到期 ${day(one.was)}`, ...whose(one)]),
    ),
    ...section(
      TITLES.approvals,
      approvals.map(({ decision, ...one }) => [one.what, decisionWords(decision), ...whose({ ...one, decisions: [] })]),
    ),
    ...section(
      TITLES.versions,
      versions.map((one) => [one.what, `${one.workflows} 个工作流`, ...whose(one)]),
    ),
  ];
}

/** 抽查原件 as text: a list to take to the archive. */
export function printedSample({ seed, population, withoutEvidence, items }: Sample): string[] {
  return [
    `抽查原件：种子“${seed}”，从 ${population} 件中抽 ${items.length} 件；台账没有凭证的 ${withoutEvidence} 件`,
    ...items.flatMap((one, index) => [
      `${index + 1}．${one.what}　发生 ${one.happened}`,
      `　　应有：${one.papers.join('、')}｜${one.where ?? '台账没有记在哪里'}${one.noEvidence ? '｜没有登记凭证' : ''}｜${one.workflowId} 第 ${one.seq} 条`,
    ]),
  ];
}

function section(title: string, lines: string[][]): string[] {
  return [
    '',
    `${title}：${lines.length} 件`,
    ...lines.map((parts, index) => `${index + 1}．${parts.filter(Boolean).join('｜')}`),
  ];
}

function whose({ decisions, evidence, typedBy, recorded, workflowId, seq }: Omit<ListLine, 'reason'>): string[] {
  return [
    ...decisions.map((decision) => `批准 ${decisionWords(decision)}`),
    evidence.length === 0 ? '' : `凭证 ${evidence.join('、')}`,
    `录入 ${typedBy ?? '系统'} ${recorded}`,
    `${workflowId} 第 ${seq} 条`,
  ];
}
