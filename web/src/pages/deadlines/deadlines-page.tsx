import { useState } from 'react';
import { Link } from 'react-router';
import { askDeadlines, type Deadline, type DeadlineQuery, useDeadlines } from '../../api/deadlines.ts';
import { deadlineSheet } from '../../api/sheets.ts';
import { ExcelButton } from '../../common/excel-button.tsx';
import { questionIn, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { nameOf, useDecisions } from '../deadline-decisions/use-decisions.tsx';
import { deadlineColumns } from './columns.tsx';
import { DeadlineFilters } from './filters.tsx';
import { WhyPanel } from './why-panel.tsx';

const words = messages.deadlines;
const FILTERS = ['round', 'light', 'status', 'owedBy', 'unit', 'group', 'ref', 'rule', 'dueFrom', 'dueTo'] as const;

/** 时限台账: every deadline with its light, and why it is due when it is. */
export default function DeadlinesPage() {
  const state = useListState();
  const [opened, setOpened] = useState<Deadline>();
  const query = questionIn<DeadlineQuery>(state, FILTERS);
  const found = useDeadlines(query);
  const decisions = useDecisions(found.data?.items);
  return (
    <Page title={words.title} extra={<Link to="/deadlines/requests">{messages.decisions.requests}</Link>}>
      {decisions.buttons.length > 0 && <div className="toolbar">{decisions.buttons}</div>}
      <ServerList<Deadline>
        name={words.title}
        columns={[...deadlineColumns(setOpened), ...(decisions.any ? [decisions.column] : [])]}
        rowKey={nameOf}
        rowName={({ title, about }) => `${title} ${about}`}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askDeadlines({ ...query, ...paging })}
        excel={<ExcelButton name={words.title} ask={() => deadlineSheet(query)} />}
        filters={<DeadlineFilters state={state} />}
        {...(decisions.any && { picked: decisions.picked })}
      />
      <WhyPanel of={opened} close={() => setOpened(undefined)} />
      {decisions.dialog}
    </Page>
  );
}
