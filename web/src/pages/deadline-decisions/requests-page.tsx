import { Button, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import {
  askRequests,
  type Requested,
  type RequestQuery,
  useExtensionRequests,
} from '../../api/extension-request-list.ts';
import { covers, useMay, useWhoIs } from '../../app/who.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { dayText, instantText } from '../../common/date.ts';
import { questionIn, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { RequestDialog } from './request-dialog.tsx';

const { decisions: words, fields } = messages;
const FILTERS = ['round', 'status'] as const;

/** 申请顺延的: what was asked for, and what became of it. */
export default function RequestsPage() {
  const state = useListState();
  const query = questionIn<RequestQuery>(state, FILTERS);
  const found = useExtensionRequests(query);
  const decides = useMay('deadlines.decide');
  const who = useWhoIs();
  const [open, setOpen] = useState<{ request: Requested; grant: boolean }>();
  const operations = (request: Requested) =>
    decides &&
    covers(who, request.round) &&
    request.status === 'open' && (
      <Space size={0}>
        <Button
          type="link"
          size="small"
          onClick={() => setOpen({ request, grant: true })}
          aria-label={words.grantOf(request.title)}
        >
          {words.grant}
        </Button>
        <Button
          type="link"
          size="small"
          onClick={() => setOpen({ request, grant: false })}
          aria-label={words.refuseOf(request.title)}
        >
          {words.refuse}
        </Button>
      </Space>
    );
  return (
    <Page title={words.requests} extra={<Link to="/deadlines">{words.toDeadlines}</Link>}>
      <ServerList<Requested>
        name={words.requests}
        columns={requestColumns(operations)}
        rowKey={({ workflowId, id }) => `${workflowId} ${id}`}
        found={found}
        state={state}
        search={words.searchRequests}
        ask={(paging) => askRequests({ ...query, ...paging })}
        empty={state.any ? messages.states.empty : words.requestsEmpty}
        filters={<ChoiceFilter state={state} name="status" label={words.state} titles={words.states} />}
      />
      {open && <RequestDialog {...open} close={() => setOpen(undefined)} />}
    </Page>
  );
}

function requestColumns(operations: (request: Requested) => React.ReactNode): Column<Requested>[] {
  return [
    { key: 'round', title: fields.round, text: ({ round }) => round },
    { key: 'title', title: fields.title, text: ({ title }) => title },
    { key: 'wish', title: words.wished, text: ({ wish }) => dayText(wish), sort: 'wish' },
    { key: 'reason', title: fields.reason, text: ({ reason }) => reason },
    { key: 'askedBy', title: words.askedBy, text: ({ askedBy }) => askedBy },
    { key: 'askedAt', title: words.askedAt, text: ({ askedAt }) => instantText(askedAt), sort: 'asked' },
    { key: 'status', title: words.state, text: ({ status }) => words.states[status] },
    {
      key: 'decided',
      title: words.decided,
      text: ({ decidedBy, decidedAt, decision }) =>
        [decidedBy, instantText(decidedAt), decision].filter(Boolean).join('｜'),
    },
    { key: 'operations', title: fields.operations, text: () => '', render: operations },
  ];
}
