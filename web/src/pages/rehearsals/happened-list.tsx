import { type Advance, type Happened, useHappened } from '../../api/rehearsals.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.rehearsals;

const columns: Column<Happened>[] = [
  { key: 'at', title: words.at, text: ({ happened, fellDue }) => fellDue ?? happened },
  { key: 'where', title: words.where, text: ({ workflow }) => workflow },
  { key: 'what', title: words.what, text: ({ what }) => what },
];

/** 沿途发生的 of one advance, in the words of the timeline. */
export function HappenedList({ round, advance: { id, entries = [], more } }: { round: string; advance: Advance }) {
  const found = useHappened(round, id);
  const own = new Set(entries.map(({ workflowId, seq }) => `${workflowId} ${seq}`));
  return (
    <Shown of={found}>
      {(lines) => (
        <>
          <h2 style={{ fontSize: 16 }}>{words.happened}</h2>
          {more && <p>{words.more}</p>}
          <DataList
            name={words.happened}
            columns={columns}
            rows={lines.filter(({ workflowId, seq }) => own.has(`${workflowId} ${seq}`))}
            rowKey={({ workflowId, seq }) => `${workflowId} ${seq}`}
            loading={false}
            empty={words.happenedNone}
          />
        </>
      )}
    </Shown>
  );
}
