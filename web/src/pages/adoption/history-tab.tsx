import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { type Revision, useAdoptions } from '../../api/revisions.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';
import { ChangesList } from './changes-list.tsx';

const words = messages.adoption;

/** 换过的规程: when, from which to which, on whose word, and what it moved. */
export function HistoryTab({ round }: { round: string }) {
  const found = useAdoptions(round);
  const [opened, setOpened] = useState<Revision>();
  const look: Column<Revision> = {
    key: 'do',
    title: words.count,
    text: ({ deadlines }) => String(deadlines.length),
    render: (row) => (
      <Button
        type="link"
        size="small"
        onClick={() => setOpened(row)}
        aria-label={words.lookOf(row.workflowId, row.deadlines.length)}
      >
        {row.deadlines.length}
      </Button>
    ),
  };
  return (
    <>
      <DataList
        name={words.history}
        columns={[...columns, look]}
        rows={found.data}
        rowKey={({ workflowId, seq }) => `${workflowId} ${seq}`}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        empty={words.historyNone}
      />
      <Drawer open={opened !== undefined} onClose={() => setOpened(undefined)} size={720} title={words.moved}>
        {opened && <ChangesList changes={opened.deadlines} />}
      </Drawer>
    </>
  );
}

const nameOf = (version: Revision['to']) => (version ? `${version.title}（${words.version(version.hash)}）` : '');

const columns: Column<Revision>[] = [
  { key: 'at', title: words.at, text: ({ recordedAt }) => instantText(recordedAt) },
  { key: 'where', title: words.where, text: ({ workflowId }) => workflowId },
  { key: 'from', title: words.from, text: ({ from }) => nameOf(from) },
  { key: 'to', title: words.to, text: ({ to }) => nameOf(to) },
  { key: 'reason', title: words.reason, text: ({ reason }) => reason ?? '' },
  {
    key: 'approved',
    title: words.approvedBy,
    text: ({ approval }) =>
      [approval ?? []]
        .flat()
        .map(({ by }) => by)
        .join('、'),
  },
  { key: 'typed', title: words.typedBy, text: ({ typedBy }) => typedBy ?? '', hidden: true },
];
