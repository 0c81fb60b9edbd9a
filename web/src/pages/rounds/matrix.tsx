import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { allDeadlines, type Deadline } from '../../api/deadlines.ts';
import { mirrored } from '../../api/rehearsed.ts';
import type { Round } from '../../api/rounds.ts';
import { ShortTable } from '../../common/short-table.tsx';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { dueWords } from '../deadlines/columns.tsx';
import { WhyPanel } from '../deadlines/why-panel.tsx';
import { type MatrixRow, matrixOf } from './matrix-of.ts';

const words = messages.rounds;
const MOST = 5000;

/** 倒排表: every due date of every group, or of one inspection, with its light; one click tells why. */
export function DeadlineMatrix({ round, of }: { round: Round; of?: string }) {
  const [opened, setOpened] = useState<Deadline>();
  const found = useQuery({
    queryKey: ['deadlines', 'all', round.round, of],
    queryFn: () => allDeadlines({ round: round.round, ...(of !== undefined && { ref: of }) }, MOST),
  });
  return (
    <>
      <div className="toolbar">
        <span>{words.matrixHint}</span>
        <span className="grow" />
        <Button href={mirrored(`/api/rounds/${round.round}/plan.html`)} target="_blank">
          {words.sheet}
        </Button>
      </div>
      <Shown of={found}>
        {({ rows: deadlines }) => {
          const { rules, rows } = matrixOf(round, deadlines);
          if (rows.length === 0) return <Nothing words={words.noDeadlines} />;
          return (
            <ShortTable<MatrixRow>
              className="matrix"
              bordered
              sticky
              rowKey="key"
              dataSource={rows}
              columns={[
                {
                  title: messages.fields.inspection,
                  fixed: 'left',
                  render: (_, { title }) => <strong>{title}</strong>,
                },
                ...rules.map(({ id, title }) => ({
                  key: id,
                  title,
                  render: (_: unknown, { cells }: MatrixRow) => (
                    <Cell deadlines={cells.get(id) ?? []} open={setOpened} />
                  ),
                })),
              ]}
            />
          );
        }}
      </Shown>
      <WhyPanel of={opened} close={() => setOpened(undefined)} />
    </>
  );
}

/** The most urgent of a cell's deadlines; where there are several, each of them has a line. */
function Cell({ deadlines, open }: { deadlines: Deadline[]; open: (one: Deadline) => void }) {
  return deadlines.map((one) => {
    const about = deadlines.length > 1 ? one.about : '';
    return (
      <div key={`${one.workflowId} ${one.key}`}>
        <button
          type="button"
          className={`cell ${one.light}`}
          title={[one.title, one.about, messages.lights[one.light], dueWords(one)].filter(Boolean).join('｜')}
          onClick={() => open(one)}
        >
          {[about, shortDay(one)].filter(Boolean).join(' ')}
        </button>
      </div>
    );
  });
}

/** 6月24日; the whole date is in the button's title and the panel. */
function shortDay({ due, metOn, light }: Deadline): string {
  const day = light === 'done' ? (metOn ?? due) : due;
  if (!day) return messages.lights[light];
  const [, month, date] = day.split('-').map(Number);
  return `${month}月${date}日${light === 'done' ? ' ✓' : ''}`;
}
