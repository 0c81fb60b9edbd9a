import { dateOfInstant, formatDate } from '../procedure/counting/index.ts';
import type { Finding, Verdict } from './finding.ts';
import type { Report, RoundReport, TrailReport } from './report.ts';

/** Verdicts in the auditor's words. */
export const VERDICTS: Record<Verdict, string> = {
  equal: '一致',
  'in-flight': '在途',
  different: '不一致',
  intervened: '有人为干预',
  unable: '未能核对',
};

const MOST = 20;

/** The report for people: the verdict, then round by round what was looked at and what was found. */
export function printed(report: Report): string[] {
  const { figures, verdict, at, version, code } = report;
  const { runs, events, entries, replaySeconds, eventsPerSecond } = figures;
  return [
    `审计结论：${headline(report)}`,
    `${formatDate(dateOfInstant(at))}，程序 ${version}，${code === 'own' ? '每次运行用它自己的构建重放' : '全部用现在的代码重放'}`,
    `重放 ${runs} 次运行、${events} 个历史事件，用时 ${replaySeconds.toFixed(1)} 秒（每秒 ${Math.round(eventsPerSecond)} 个），逐字段核对条目 ${entries} 条`,
    ...report.rounds.flatMap(roundLines),
    ...(report.trail ? trailLines(report.trail) : []),
    '',
    verdict === 'equal' || verdict === 'in-flight'
      ? PROVES
      : '先看上面第一处，再看历史里的那个事件；台账和历史都不要改动。',
  ];
}

const PROVES = '“一致”说明台账与引擎历史、规程代码自洽；不说明纸件存在，请按抽查清单调原件。';

function headline({ verdict, rounds }: Report): string {
  const inFlight = rounds.flatMap(({ workflows }) => workflows).reduce((sum, one) => sum + one.inFlight, 0);
  if (verdict === 'in-flight') return `${VERDICTS[verdict]}：历史比台账多 ${inFlight} 条，正在写入`;
  return VERDICTS[verdict];
}

function roundLines({ round, verdict, findings, workflows, checkpoints, notes }: RoundReport): string[] {
  const entries = workflows.reduce((sum, one) => sum + one.entries, 0);
  return [
    '',
    `${round}　${VERDICTS[verdict]}：${workflows.length} 个工作流，${entries} 条，检查点 ${checkpoints} 个`,
    ...firstOf(findings),
    ...notes.map((note) => `  注　${note}`),
  ];
}

function trailLines({ verdict, entries, signed, findings }: TrailReport): string[] {
  return ['', `审计日志　${VERDICTS[verdict]}：${entries} 条，检查点签到第 ${signed} 条`, ...firstOf(findings)];
}

function firstOf(findings: readonly Finding[]): string[] {
  const more = findings.length > MOST ? [`  ……还有 ${findings.length - MOST} 处，见 --json`] : [];
  return [...findings.slice(0, MOST).flatMap((finding, index) => findingLines(finding, index)), ...more];
}

/** One finding: where, what, and both sides of the first field that differs. */
export function findingLines(finding: Finding, index: number): string[] {
  const { kind, workflowId, text, field, history, ledger, runId, eventId } = finding;
  const [left, right] = kind === 'entry' ? ['历史', '台账'] : ['应为', '实为'];
  const place = runId === undefined ? '' : `（运行 ${runId}${eventId === undefined ? '' : `，事件 ${eventId}`}）`;
  const first = `  ${index === 0 ? '第一处' : '　　　'}　${workflowId}：${text}${place}`;
  if (field === undefined) return [first];
  return [first, `　　　　　　${field}　${left}：${shown(history)}　${right}：${shown(ledger)}`];
}

function shown(value: unknown): string {
  if (value === null || value === undefined) return '（无）';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return text.length > 120 ? `${text.slice(0, 120)}……` : text;
}
