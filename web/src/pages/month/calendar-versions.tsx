import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from '../../api/client.ts';
import type { paths } from '../../api/schema.d.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.month;
type Version = paths['/api/calendars']['get']['responses'][200]['content']['application/json'][number];

const columns: Column<Version>[] = [
  { key: 'no', title: words.version, text: ({ no, version }) => `${no}（${version}）` },
  {
    key: 'kind',
    title: words.kind,
    text: ({ kind, trial }) => [words.kinds[kind], trial && words.trial].filter(Boolean).join('，'),
  },
  { key: 'numbers', title: words.numbers, text: ({ numbers }) => numbers.join('、') },
  { key: 'changed', title: words.changed, text: ({ changedDays }) => String(changedDays) },
  { key: 'published', title: words.published, text: ({ publishedAt }) => instantText(publishedAt) },
];

/** The versions of the calendar, newest first. */
export function CalendarVersions() {
  const found = useQuery({ queryKey: ['calendars'], queryFn: () => contentOf(api.GET('/api/calendars')) });
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
