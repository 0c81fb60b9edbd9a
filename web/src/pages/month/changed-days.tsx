import { Collapse } from 'antd';
import type { ChangedDay } from '../../api/calendars.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { dayText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.calendars;

const columns: Column<ChangedDay>[] = [
  { key: 'day', title: words.day, text: ({ date }) => dayText(date) },
  { key: 'was', title: words.wasKind, text: ({ was }) => was.why },
  { key: 'now', title: words.nowKind, text: ({ now }) => now.why },
];

/** The days that another version judges differently. */
export function DayList({ days, empty }: { days: ChangedDay[]; empty?: string }) {
  return (
    <DataList
      name={words.compare}
      columns={columns}
      rows={days}
      rowKey={({ date }) => date}
      loading={false}
      {...(empty && { empty })}
    />
  );
}

/** The same, folded: how many, and on a click which. */
export function ChangedDays({ days }: { days: ChangedDay[] }) {
  if (days.length === 0) return <p>{words.noChange}</p>;
  return (
    <Collapse
      size="small"
      style={{ marginBottom: 12 }}
      items={[{ key: 'days', label: words.changedDays(days.length), children: <DayList days={days} /> }]}
    />
  );
}
