import { useCalendars, type Version } from '../../api/calendars.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.month;

const columns: Column<Version>[] = [
  { key: 'no', title: words.version, text: ({ no, version }) => `${no}（${version}）` },
  {
    key: 'kind',
    title: words.kind,
    text: ({ kind, trial }) => [words.kinds[kind], trial && words.trial].filter(Boolean).join('，'),
  },
  {
    key: 'approved',
    title: messages.calendars.approvedBy,
    text: ({ approval }) =>
      [approval ?? []]
        .flat()
        .map(({ by }) => by)
        .join('、'),
  },
  { key: 'reason', title: messages.fields.reason, text: ({ reason }) => reason ?? '', hidden: true },
  { key: 'numbers', title: words.numbers, text: ({ numbers }) => numbers.join('、') },
  { key: 'changed', title: words.changed, text: ({ changedDays }) => String(changedDays) },
  { key: 'published', title: words.published, text: ({ publishedAt }) => instantText(publishedAt) },
];

/** The versions of the calendar, newest first. */
export function CalendarVersions() {
  const found = useCalendars();
  return (
    <DataList
      name={words.versions}
      columns={columns}
      rows={found.data}
      rowKey={({ no }) => String(no)}
      loading={found.isFetching}
      error={found.error}
      retry={() => void found.refetch()}
    />
  );
}
