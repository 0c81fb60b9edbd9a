import { Segmented } from 'antd';
import { useMemo } from 'react';
import { type By, type OnTimeLine, type Period, useOnTime } from '../../api/statistics.ts';
import { COLOURS, LEGEND, LYING } from '../../charts/colours.ts';
import { Picture } from '../../charts/picture.tsx';
import type { Column } from '../../common/columns.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { rateText } from './rate-text.ts';

const words = messages.statistics;
const KEPT = ['met', 'late', 'overdue'] as const;
const COLOUR = { met: COLOURS.green, late: COLOURS.yellow, overdue: COLOURS.red };
const LINE_PX = 30;

/** What was done in time, by whom or by what. */
export function OnTimeTab({ period, by, choose }: { period: Period; by: By; choose: (by: By) => void }) {
  const found = useOnTime({ ...period, by });
  return (
    <>
      <div className="toolbar">
        <Segmented<By>
          aria-label={words.byLabel}
          value={by}
          onChange={choose}
          options={(Object.keys(words.by) as By[]).map((value) => ({ value, label: words.by[value] }))}
        />
      </div>
      <Shown of={found}>{({ items, total }) => <OnTime by={by} items={items} total={total} />}</Shown>
    </>
  );
}

function OnTime({ by, items, total }: { by: By; items: OnTimeLine[]; total: number }) {
  const option = useMemo(
    () => ({
      grid: LYING,
      legend: LEGEND,
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'value', minInterval: 1 },
      yAxis: {
        type: 'category',
        inverse: true,
        data: items.map(({ title, rate }) => `${title}　${rateText(rate)}`),
      },
      series: KEPT.map((kept) => ({
        type: 'bar',
        stack: 'kept',
        name: words[kept],
        color: COLOUR[kept],
        data: items.map((item) => item[kept]),
      })),
    }),
    [items],
  );
  const note = total > items.length ? `${words.onTimeNote}。${words.worst(items.length, total)}` : words.onTimeNote;
  return (
    <Picture
      title={words.onTime(words.by[by])}
      note={note}
      option={option}
      height={90 + items.length * LINE_PX}
      rows={items}
      columns={columns}
      rowKey={({ code }) => code}
    />
  );
}

const columns: Column<OnTimeLine>[] = [
  { key: 'title', title: words.name, text: ({ title }) => title },
  ...(['met', 'late', 'overdue', 'open'] as const).map((kept) => ({
    key: kept,
    title: words[kept],
    text: (row: OnTimeLine) => String(row[kept]),
  })),
  { key: 'rate', title: words.rate, text: ({ rate }) => rateText(rate) },
];
