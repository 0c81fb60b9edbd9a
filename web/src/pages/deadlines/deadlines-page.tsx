import { useState } from 'react';
import { allDeadlines, type Deadline, type DeadlineQuery, useDeadlines } from '../../api/deadlines.ts';
import { DataList } from '../../common/data-list.tsx';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { deadlineColumns } from './columns.tsx';
import { DeadlineFilters } from './filters.tsx';
import { WhyPanel } from './why-panel.tsx';

const PAGE_SIZE = 50;
const FILTERS = ['round', 'light', 'status', 'owedBy', 'unit', 'group', 'ref', 'rule', 'dueFrom', 'dueTo', 'q', 'sort'];

/** 时限台账: every deadline with its light, and why it is due when it is. */
export default function DeadlinesPage() {
  const state = useListState();
  const [opened, setOpened] = useState<Deadline>();
  const { page } = state;
  const asked = Object.fromEntries(FILTERS.flatMap((name) => (state.get(name) ? [[name, state.get(name)]] : [])));
  // What an address has that the API does not know, the API refuses in words.
  const query = asked as DeadlineQuery;
  const found = useDeadlines({ ...query, page, pageSize: PAGE_SIZE });
  return (
    <Page title={messages.deadlines.title}>
      <DataList
        name={messages.deadlines.title}
        columns={deadlineColumns(setOpened)}
        rows={found.data?.items}
        rowKey={({ workflowId, key }) => `${workflowId} ${key}`}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        paging={{
          page,
          pageSize: PAGE_SIZE,
          total: found.data?.total ?? 0,
          turn: (next) => state.change({ page: String(next) }),
        }}
        sorted={{ by: state.get('sort'), change: (sort) => state.change({ sort }) }}
        everything={(most) => allDeadlines(query, most)}
        filters={<DeadlineFilters state={state} />}
      />
      <WhyPanel of={opened} close={() => setOpened(undefined)} />
    </Page>
  );
}
