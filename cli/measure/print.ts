import type { Figures } from './figures.ts';

const MB = 1024 * 1024;
const ROWS = ['工作流', '事实', '条目', '历史事件', '字节', '每事实事件', '每事实字节', '运行'];

/** The figures for people: totals, then a line for each workflow. */
export function printed(figures: Figures): string[] {
  const { recorded, repeated, facts, entries, events, bytes, longestChain, replayErrors, differing } = figures;
  return [
    `补录 ${figures.round}：登记 ${recorded} 条，以前已登记 ${repeated} 条，用时 ${seconds(figures.backfillSeconds)}，每秒 ${one(figures.factsPerSecond)} 条`,
    `事实 ${facts}，条目 ${entries}，历史事件 ${events}（每事实 ${one(figures.eventsPerFact)}），历史 ${mb(bytes)}（每事实 ${whole(figures.bytesPerFact)} 字节），最长的链 ${longestChain} 次运行`,
    `台账 ${mb(figures.ledgerBytes)}，这次增加 ${mb(figures.ledgerGrowth)}`,
    `重放全部历史 ${seconds(figures.replaySeconds)}，每秒 ${whole(figures.replayedPerSecond)} 个事件；${verdict(replayErrors, differing)}`,
    '',
    ROWS.join('｜'),
    ...figures.workflows.map((w) =>
      [
        w.workflowId,
        w.facts,
        w.entries,
        w.events,
        w.bytes,
        w.facts === 0 ? '—' : one(w.events / w.facts),
        w.facts === 0 ? '—' : whole(w.bytes / w.facts),
        w.runs,
      ].join('｜'),
    ),
  ];
}

function verdict(errors: string[], differing: string[]): string {
  if (errors.length + differing.length === 0) return '重放的条目与台账逐字段相同';
  return `与台账不符：${[...errors, ...differing].slice(0, 5).join('；')}`;
}

const one = (value: number) => value.toFixed(1);
const whole = (value: number) => String(Math.round(value));
const seconds = (value: number) => `${one(value)} 秒`;
const mb = (bytes: number) => `${one(bytes / MB)} MB`;
