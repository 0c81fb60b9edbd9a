import { useMemo } from 'react';
import { type LightDay, type Period, useLightsByDay } from '../../api/statistics.ts';
import { COLOURS, LEGEND, STANDING } from '../../charts/colours.ts';
import { Picture } from '../../charts/picture.tsx';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.statistics;
const LIGHTS = ['red', 'yellow', 'green'] as const;

/** Lights over time. */
export function LightsTab({ period }: { period: Period }) {
  const found = useLightsByDay(period);
  return <Shown of={found}>{({ days }) => <Lights days={days} />}</Shown>;
}

function Lights({ days }: { days: LightDay[] }) {
  const option = useMemo(
    () => ({
      grid: STANDING,
      legend: LEGEND,
      tooltip: { trigger: 'axis' },
      xAxis: { type: 'category', data: days.map(({ day }) => day) },
      yAxis: { type: 'value', minInterval: 1 },
      series: LIGHTS.map((light) => ({
        type: 'line',
        stack: 'lights',
        areaStyle: {},
        symbol: 'none',
        step: 'end',
        name: messages.lights[light],
        color: COLOURS[light],
        data: days.map((day) => day[light]),
      })),
    }),
    [days],
  );
  return (
    <Picture
      title={words.lights}
      note={words.lightsNote}
      option={option}
      rows={days.some((day) => LIGHTS.some((light) => day[light] > 0)) ? days : []}
      columns={columns}
      rowKey={({ day }) => day}
    />
  );
}

const columns: Column<LightDay>[] = [
  { key: 'day', title: words.day, text: ({ day }) => dayText(day) },
  ...LIGHTS.map((light) => ({
    key: light,
    title: messages.lights[light],
    text: (row: LightDay) => String(row[light]),
  })),
];
