import { Tag } from 'antd';
import type { Move } from '../../api/calendars.ts';
import type { Column } from '../../common/columns.tsx';
import { messages } from '../../messages.ts';

const words = messages.calendars;

/** A deadline that another calendar moves: from when to when, and why. */
export const moveColumns: Column<Omit<Move, 'seq'>>[] = [
  { key: 'round', title: messages.fields.round, text: ({ workflowId }) => workflowId, hidden: true },
  { key: 'title', title: messages.fields.title, text: ({ title }) => title },
  { key: 'about', title: messages.fields.subject, text: ({ about, workflowId }) => about || workflowId },
  { key: 'what', title: words.what2, text: ({ what }) => words.whats[what] ?? what, hidden: true },
  {
    key: 'was',
    title: words.was,
    text: ({ wasText }) => wasText ?? '',
    render: ({ wasText, wasProvisional }) => <Day text={wasText} provisional={wasProvisional} />,
  },
  {
    key: 'now',
    title: words.now,
    text: ({ dueText }) => dueText ?? '',
    render: ({ dueText, provisional }) => <Day text={dueText} provisional={provisional} />,
  },
  { key: 'why', title: words.why, text: ({ why }) => why },
];

function Day({ text, provisional }: { text: string | null; provisional: boolean }) {
  if (text === null) return null;
  const said = text.includes(messages.deadlines.provisional);
  return (
    <>
      {text} {provisional && !said && <Tag>{messages.deadlines.provisional}</Tag>}
    </>
  );
}
