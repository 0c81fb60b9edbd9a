import type { Comparison, Figure } from './figure.ts';
import type { Report } from './report.ts';

/** The report for people: what it was taken on, then a line for each figure and for each comparison. */
export function printed({ bench, quick, takenAt, minutes, machine, versions, sizes, figures }: Report): string[] {
  const { cpu, cores, memoryGb, kernel, load } = machine;
  return [
    `${bench}${quick ? '（试跑：只看跑不跑得通，数不作准）' : ''}　${takenAt}，用时 ${minutes} 分钟`,
    `机器：${cpu}，${cores} 核，${memoryGb} GB，${kernel}，开始时负载 ${load}`,
    `版本：${pairs(versions)}`,
    `大小：${pairs(sizes)}`,
    ...figures.flatMap(lines),
  ];
}

function lines({ what, values, comparisons }: Figure): string[] {
  const measured = values.map(({ of, value, unit }) => `${of} ${shown(value)} ${unit}`).join('，');
  return [`${what}：${measured}`, ...comparisons.map((one) => `　${beside(one)}`)];
}

function beside({ beside: other, ratio, goal, met }: Comparison): string {
  const verdict = goal === null ? '' : `，目标 ${goal}：${met ? '达到' : '未达到'}`;
  return `与${other}之比 ${ratio.toFixed(2)}${verdict}`;
}

/** Three digits that count, and no more. */
const shown = (value: number): string =>
  Math.abs(value) >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(3)));

const pairs = (all: Record<string, string | number>): string =>
  Object.entries(all)
    .map(([name, value]) => `${name} ${value}`)
    .join('，');
