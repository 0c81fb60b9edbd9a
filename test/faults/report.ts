import { KINDS, type Kind } from './plan.ts';
import type { FaultRun, Struck } from './run.ts';

/** One fault on one line. */
export function lineOf({ no, kind, acknowledged, retried, repeated, firstMs, tookMs, broken }: Struck): string {
  const found = broken.length === 0 ? '都成立，审计一致' : `不成立：${broken.slice(0, 5).join('；')}`;
  const asked = `答复 ${acknowledged} 件（其中重试过 ${retried} 件，答复后又重发 ${repeated} 次）`;
  return `${no} ${KINDS[kind]}：${seconds(firstMs)} 秒后有答复，${asked}，${found}（共 ${seconds(tookMs)} 秒）`;
}

/** The whole run: each kind, what this machine could not do, the sum, the verdict and how to see it again. */
export function summaryOf({ seed, seconds: took, left, struck, logs }: FaultRun): string[] {
  const broken = struck.filter((one) => one.broken.length > 0);
  const sum = (of: (one: Struck) => number) => struck.reduce((all, one) => all + of(one), 0);
  const rounds = new Map(struck.map(({ round, continued }) => [round, continued]));
  const continued = [...rounds.values()].reduce((all, one) => all + one, 0);
  const minutes = (took / 60).toFixed(1);
  return [
    ...(Object.keys(KINDS) as Kind[]).flatMap((kind) =>
      rowOf(
        KINDS[kind],
        struck.filter((one) => one.kind === kind),
      ),
    ),
    ...rowOf('合计', struck),
    ...left.map((kind) => `${KINDS[kind]}：本机做不了，没有做（见 docs/faults.md）`),
    `答复 ${sum((one) => one.acknowledged)} 件，其中重试过 ${sum((one) => one.retried)} 件，答复后又重发 ${sum((one) => one.repeated)} 次；${rounds.size} 轮，工作流接续 ${continued} 次`,
    `种子 ${seed}，${struck.length} 次故障，${minutes} 分钟：${broken.length === 0 ? '每次之后都成立，审计都一致' : `有 ${broken.length} 次之后不成立`}`,
    ...broken.slice(0, 1).map(({ no }) => `再看一次：npm run faults -- --seed ${seed} --count ${no}`),
    ...(logs ? [`各进程的日志在 ${logs}`] : []),
  ];
}

function rowOf(title: string, struck: readonly Struck[]): string[] {
  if (struck.length === 0) return [];
  const times = struck.map(({ firstMs }) => firstMs).toSorted((a, b) => a - b);
  const middle = times[Math.floor(times.length / 2)] ?? 0;
  const broken = struck.filter((one) => one.broken.length > 0).length;
  return [
    `${title}：${struck.length} 次，到第一件答复中位 ${seconds(middle)} 秒、最长 ${seconds(times.at(-1) ?? 0)} 秒，不成立 ${broken} 次`,
  ];
}

function seconds(ms: number): string {
  return (ms / 1000).toFixed(1);
}
