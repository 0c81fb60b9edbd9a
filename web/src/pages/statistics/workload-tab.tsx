import { useMemo } from 'react';
import { useWorkload, type Workload } from '../../api/statistics.ts';
import { COLOURS, LEGEND, STANDING } from '../../charts/colours.ts';
import { Picture } from '../../charts/picture.tsx';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.statistics;

type Owner = Workload['owners'][number];

/** What falls due in the weeks ahead, by who owes it. */
export function WorkloadTab({ round }: { round: string | undefined }) {
  const found = useWorkload(round === undefined ? {} : { round });
  return <Shown of={found}>{(data) => <Weeks {...data} />}</Shown>;
}

function Weeks({ weeks, owners }: Workload) {
  const option = useMemo(
    () => ({
      grid: STANDING,
      legend: LEGEND,
      tooltip: { trigger: 'axis', axisPointer: { type: 'shadow' } },
      xAxis: { type: 'category', data: [words.overdue, ...weeks.map(({ from }) => words.week(shortDay(from)))] },
      yAxis: { type: 'value', minInterval: 1 },
      series: owners.map(({ title, overdue, weeks: counts }) => ({
        type: 'bar',
        stack: 'owners',
        name: title,
        data: [overdue, ...counts],
        ...(owners.length === 1 && { color: COLOURS.blue }),
      })),
    }),
    [weeks, owners],
  );
  const columns: Column<Owner>[] = [
    { key: 'owner', title: words.owner, text: ({ title }) => title },
    { key: 'overdue', title: words.overdue, text: ({ overdue }) => String(overdue) },
    ...weeks.map(({ from }, n) => ({
      key: from,
      title: words.week(dayText(from)),
      text: ({ weeks: counts }: Owner) => String(counts[n] ?? 0),
    })),
  ];
  return (
    <Picture
      title={words.workload}
      note={words.workloadNote}
      option={option}
      height={420}
      rows={owners}
      columns={columns}
      rowKey={({ title }) => title}
    />
  );
}

/** 6月24日: the year is that of the weeks ahead. */
function shortDay(day: string): string {
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日`;
}
