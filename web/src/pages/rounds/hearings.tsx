import { Button } from 'antd';
import { useState } from 'react';
import type { Round } from '../../api/rounds.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { dayText } from '../../common/date.ts';
import { ShortTable } from '../../common/short-table.tsx';
import { messages } from '../../messages.ts';
import { useMayRecord } from '../facts/may-record.ts';
import { HearingDialog } from '../hearings/hearing-dialog.tsx';

const words = messages.rounds;

/** 听取汇报: each with the inspections it heard. */
export function Hearings({ round, book }: { round: Round; book: Rulebook | undefined }) {
  const [recording, setRecording] = useState(false);
  const mayRecord = useMayRecord({ kind: 'round', round: round.round });
  const titles = new Map(round.groups.flatMap(({ inspections }) => inspections.map(({ ref, title }) => [ref, title])));
  return (
    <>
      {mayRecord && book && (
        <div className="toolbar">
          <Button type="primary" onClick={() => setRecording(true)}>
            {messages.hearings.record}
          </Button>
        </div>
      )}
      <ShortTable
        rowKey="id"
        dataSource={round.hearings}
        empty={words.hearingNone}
        columns={[
          { title: words.hearings, dataIndex: 'title' },
          { title: messages.fields.date, className: 'day', render: (_, { date }) => dayText(date) },
          {
            title: words.heard,
            render: (_, { inspections }) => inspections.map((ref) => titles.get(ref) ?? ref).join('、'),
          },
        ]}
      />
      {recording && book && <HearingDialog round={round} book={book} close={() => setRecording(false)} />}
    </>
  );
}
