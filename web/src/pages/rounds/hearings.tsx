import { Table } from 'antd';
import type { Round } from '../../api/rounds.ts';
import { dayText } from '../../common/date.ts';
import { reachable } from '../../common/reachable.ts';
import { Nothing } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.rounds;

/** 听取汇报: each with the inspections it heard. */
export function Hearings({ round }: { round: Round }) {
  const titles = new Map(round.groups.flatMap(({ inspections }) => inspections.map(({ ref, title }) => [ref, title])));
  return (
    <Table
      size="small"
      pagination={false}
      ref={reachable}
      scroll={{ x: 'max-content' }}
      rowKey="id"
      dataSource={round.hearings}
      locale={{ emptyText: <Nothing words={words.hearingNone} /> }}
      columns={[
        { title: words.hearings, dataIndex: 'title' },
        { title: messages.fields.date, render: (_, { date }) => dayText(date) },
        {
          title: words.heard,
          render: (_, { inspections }) => inspections.map((ref) => titles.get(ref) ?? ref).join('、'),
        },
      ]}
    />
  );
}
