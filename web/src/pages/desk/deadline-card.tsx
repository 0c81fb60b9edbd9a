import { Button } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { type Deadline, type DeadlineQuery, useDeadlines } from '../../api/deadlines.ts';
import { LightMark } from '../../common/light.tsx';
import { ShortTable } from '../../common/short-table.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { dueWords } from '../deadlines/columns.tsx';
import { WhyPanel } from '../deadlines/why-panel.tsx';
import { DeskCard } from './desk-card.tsx';

const { desk, fields, deadlines } = messages;
const SHOWN = 8;

/** The first deadlines of a question, with the way to all of them. */
export function DeadlineCard({ title, query, empty }: { title: string; query: DeadlineQuery; empty: string }) {
  const [opened, setOpened] = useState<Deadline>();
  const found = useDeadlines({ ...query, page: 1, pageSize: SHOWN });
  const total = found.data?.total;
  const all = `/deadlines?${new URLSearchParams(query as Record<string, string>)}`;
  return (
    <DeskCard
      title={title}
      count={total}
      extra={
        <Link to={all} aria-label={`${title}：${desk.more}`}>
          {desk.more}
        </Link>
      }
    >
      <Shown of={found}>
        {({ items }) => (
          <ShortTable<Deadline>
            rowKey={({ workflowId, key }) => `${workflowId} ${key}`}
            dataSource={items}
            empty={empty}
            columns={[
              { title: fields.title, render: (_, row) => row.title },
              { title: fields.subject, render: (_, row) => row.about },
              { title: fields.owedBy, render: (_, row) => row.owedBy },
              {
                title: fields.due,
                render: (_, row) => (
                  <Button
                    type="link"
                    size="small"
                    title={deadlines.why}
                    onClick={() => setOpened(row)}
                    style={{ paddingInline: 0 }}
                  >
                    {dueWords(row)}
                  </Button>
                ),
              },
              {
                title: fields.light,
                render: (_, { light, lateDays }) => (
                  <LightMark light={light} words={desk.days(lateDays) || undefined} />
                ),
              },
            ]}
          />
        )}
      </Shown>
      <WhyPanel of={opened} close={() => setOpened(undefined)} />
    </DeskCard>
  );
}
