import { useState } from 'react';
import { allDeadlines, type Deadline, type DeadlineQuery, useDeadlines } from '../../api/deadlines.ts';
import { DataList } from '../../common/data-list.tsx';
import { useListState } from '../../common/list-state.ts';
import { messages } from '../../messages.ts';
import { deadlineColumns } from '../deadlines/columns.tsx';
import { WhyPanel } from '../deadlines/why-panel.tsx';
import { nameOf, useDecisions } from './use-decisions.tsx';

const PAGE_SIZE = 50;

/** The deadlines of one inspection and those its group owes as a whole, each with what may be decided about it. */
export function DeadlinesTab({ round, of, where }: { round: string; of: string; where: string }) {
  const state = useListState();
  const [opened, setOpened] = useState<Deadline>();
  const query: DeadlineQuery = { round, ref: of, withGroup: 'true' };
  const found = useDeadlines({ ...query, page: state.page, pageSize: PAGE_SIZE });
  const decisions = useDecisions(found.data?.items);
  return (
    <>
      <div className="toolbar">{decisions.buttons}</div>
      <DataList
        name={`${messages.deadlines.title} ${where}`}
        columns={[...deadlineColumns(setOpened), ...(decisions.any ? [decisions.column] : [])]}
        rows={found.data?.items}
        rowKey={nameOf}
        rowName={({ title, about }) => `${title} ${about}`}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        empty={messages.rounds.noDeadlines}
        paging={{
          page: state.page,
          pageSize: PAGE_SIZE,
          total: found.data?.total ?? 0,
          turn: (next) => state.change({ page: String(next) }),
        }}
        everything={(most) => allDeadlines(query, most)}
        {...(decisions.any && { picked: decisions.picked })}
      />
      <WhyPanel of={opened} close={() => setOpened(undefined)} />
      {decisions.dialog}
    </>
  );
}
