import { Button } from 'antd';
import { Link } from 'react-router';
import type { InboxItem } from '../../api/inbox.ts';
import type { Column } from '../../common/columns.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const { inbox: words, fields } = messages;

/** What is told of a notice; its title leads to the deadline it is about. */
export function inboxColumns(read: (id: string) => void): Column<InboxItem>[] {
  return [
    { key: 'at', title: words.at, text: ({ createdAt }) => instantText(createdAt), sort: 'created', width: 190 },
    {
      key: 'title',
      title: words.notice,
      text: ({ title }) => title,
      render: ({ title, link, readAt }) => (
        <Link to={pageOf(link)} style={{ fontWeight: readAt === null ? 600 : 400 }}>
          {title}
        </Link>
      ),
    },
    { key: 'lines', title: words.told, text: ({ lines }) => lines.join(' ') },
    { key: 'round', title: fields.round, text: ({ round }) => round },
    { key: 'due', title: words.due, text: ({ dueText }) => dueText, hidden: true },
    { key: 'to', title: words.to, text: ({ toTitles }) => toTitles.join('、'), hidden: true },
    { key: 'copy', title: words.copyTo, text: ({ copyToTitles }) => copyToTitles.join('、'), hidden: true },
    { key: 'kind', title: words.kind, text: ({ kind }) => words.kinds[kind as keyof typeof words.kinds] ?? kind },
    { key: 'number', title: words.number, text: ({ paperNumber }) => paperNumber ?? '', hidden: true },
    { key: 'read', title: words.readAt, text: ({ readAt }) => (readAt === null ? words.unread : instantText(readAt)) },
    {
      key: 'operations',
      title: fields.operations,
      text: () => '',
      render: ({ id, title, readAt }) =>
        readAt === null && (
          <Button type="link" size="small" onClick={() => read(id)} aria-label={words.readOne(title)}>
            {messages.desk.read}
          </Button>
        ),
    },
  ];
}

/** The list of deadlines on the page, asked as the notice's own address asks the API. */
function pageOf(link: string): string {
  return link.replace(/^\/api/, '');
}
