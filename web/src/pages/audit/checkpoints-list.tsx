import { Button } from 'antd';
import { askCheckpoints, type Checkpoint, type CheckpointQuery, useCheckpoints } from '../../api/checkpoints.ts';
import type { Column } from '../../common/columns.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';

const words = messages.checkpoints;

const columns: Column<Checkpoint>[] = [
  { key: 'no', title: words.no, text: ({ no }) => String(no), sort: 'no' },
  { key: 'at', title: words.at, text: ({ atText }) => atText },
  { key: 'kind', title: words.kind, text: ({ kindTitle }) => kindTitle },
  { key: 'reason', title: words.reason, text: ({ reason }) => reason },
  { key: 'heads', title: words.heads, text: ({ heads }) => String(heads) },
  {
    key: 'hash',
    title: words.hash,
    text: ({ hash }) => hash,
    render: ({ hash, hashGroups }) => <code title={hash}>{hashGroups.slice(0, 19)}…</code>,
  },
  { key: 'key', title: words.keyName, text: ({ keyId }) => keyId, hidden: true },
  {
    key: 'do',
    title: messages.fields.operations,
    text: () => '',
    render: ({ no }) => (
      <Button
        type="link"
        size="small"
        href={`/api/checkpoints/${no}.html`}
        target="_blank"
        aria-label={words.printOf(no)}
      >
        {words.print}
      </Button>
    ),
  },
];

/** 检查点: signed heads of the chains, to be printed and kept elsewhere. */
export function CheckpointsList({ state }: { state: ListState }) {
  const query = questionIn<CheckpointQuery>(state, []);
  const found = useCheckpoints(query);
  return (
    <>
      <p>{words.hint}</p>
      <ServerList<Checkpoint>
        name={words.title}
        columns={columns}
        rowKey={({ no }) => String(no)}
        found={found}
        state={state}
        ask={(paging) => askCheckpoints({ ...query, ...paging })}
        empty={words.empty}
        filters={
          <Button href="/api/checkpoints/key" target="_blank">
            {words.key}
          </Button>
        }
      />
    </>
  );
}
