import type { Rehearsal } from '../../api/rehearsals.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.rehearsals;
type Moved = Rehearsal['advances'][number];

const columns: Column<Moved>[] = [
  { key: 'from', title: words.from, text: ({ from }) => instantText(from) },
  { key: 'to', title: words.to, text: ({ reachedText }) => reachedText },
  { key: 'by', title: words.askedBy, text: ({ askedBy }) => askedBy },
];

/** 拨过的: every time the clock was moved. */
export function AdvancesList({ advances }: { advances: Moved[] }) {
  return (
    <>
      <h2 style={{ fontSize: 16 }}>{words.advances}</h2>
      <DataList name={words.advances} columns={columns} rows={advances} rowKey={({ id }) => id} loading={false} />
    </>
  );
}
