import type { EChartsCoreOption } from 'echarts/core';
import type { CustomSeriesRenderItem } from 'echarts/types/dist/shared';
import { COLOURS } from '../../charts/colours.ts';
import { daysAfter, dayText } from '../../common/date.ts';
import { messages } from '../../messages.ts';
import type { GanttLine } from './gantt-picture.tsx';

const words = messages.statistics;
/** Half of a line is for the plan, the other for what happened. */
const THICK = 0.36;

/** A bar from its first day to the end of its last, in the upper or the lower half of its line. */
function bar(half: 'upper' | 'lower'): CustomSeriesRenderItem {
  return (_params, api) => {
    const [x = 0, y = 0] = api.coord([api.value(1), api.value(0)]);
    const [end = 0] = api.coord([api.value(2), api.value(0)]);
    const size = api.size?.([0, 1]);
    const line = Array.isArray(size) ? (size[1] ?? 0) : 0;
    const height = line * THICK;
    return {
      type: 'rect',
      shape: { x, y: half === 'upper' ? y - height : y, width: Math.max(end - x, 2), height },
      style:
        half === 'upper'
          ? { fill: '#fff', stroke: COLOURS.blue, lineWidth: 1.5 }
          : { fill: COLOURS.blue, stroke: COLOURS.blue },
    };
  };
}

/** The picture of these lines, with a line for today. */
export function ganttOption(lines: readonly GanttLine[], today: string): EChartsCoreOption {
  const span = (which: 'planned' | 'real') =>
    lines.flatMap((line, n) => {
      const days = line[which];
      return days ? [[n, days.from, daysAfter(days.to, 1)]] : [];
    });
  const days = (which: 'planned' | 'real', { [which]: own }: GanttLine) =>
    own ? `${words[which]} ${dayText(own.from)}—${dayText(own.to)}` : '';
  const series = (which: 'planned' | 'real') => ({
    type: 'custom',
    name: words[which],
    color: COLOURS.blue,
    renderItem: bar(which === 'planned' ? 'upper' : 'lower'),
    encode: { x: [1, 2], y: 0 },
    data: span(which),
  });
  return {
    grid: { left: 8, right: 24, top: 32, bottom: 24, containLabel: true },
    tooltip: {
      formatter: ({ value }: { value: [number] }) => {
        const line = lines[value[0]];
        if (!line) return '';
        return [`${line.inspection} ${line.title}`, days('planned', line), days('real', line)]
          .filter(Boolean)
          .map(escaped)
          .join('<br>');
      },
    },
    xAxis: { type: 'time', position: 'top', axisLabel: { hideOverlap: true } },
    yAxis: {
      type: 'category',
      inverse: true,
      data: lines.map(({ inspection, title }, n) =>
        lines[n - 1]?.inspection === inspection ? title : `${inspection}　${title}`,
      ),
      splitLine: { show: true },
    },
    series: [
      {
        ...series('planned'),
        markLine: {
          silent: true,
          symbol: 'none',
          lineStyle: { color: COLOURS.red, type: 'solid' },
          label: { formatter: words.today, position: 'end' },
          data: [{ xAxis: today }],
        },
      },
      series('real'),
    ],
  };
}

/** Names are data: in the little window they are text. */
function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
