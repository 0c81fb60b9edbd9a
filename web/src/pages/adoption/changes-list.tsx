import type { Change } from '../../api/revisions.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { dayText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const { adoption: words, calendars } = messages;

const columns: Column<Change>[] = [
  { key: 'title', title: messages.fields.title, text: ({ title }) => title },
  { key: 'about', title: messages.fields.subject, text: ({ about, workflowId }) => about || workflowId },
  { key: 'what', title: calendars.what2, text: ({ what }) => calendars.whats[what] ?? what },
  { key: 'was', title: calendars.was, text: ({ was }) => dayText(was) },
  {
    key: 'due',
    title: calendars.now,
    text: ({ due, provisional }) =>
      [dayText(due), provisional && messages.deadlines.provisional].filter(Boolean).join(' '),
  },
];

/** The deadlines that another rulebook moved. */
export function ChangesList({ changes }: { changes: Change[] }) {
  return (
    <DataList
      name={words.moved}
      columns={columns}
      rows={changes}
      rowKey={({ workflowId, key, seq }) => `${workflowId} ${key} ${seq}`}
      loading={false}
      empty={words.movedNone}
    />
  );
}
