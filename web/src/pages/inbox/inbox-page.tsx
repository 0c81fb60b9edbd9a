import { App, Button, Space } from 'antd';
import { useState } from 'react';
import { askInbox, type InboxItem, type InboxQuery, useInbox, useMarkRead } from '../../api/inbox.ts';
import { wordsOf } from '../../api/refusal.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import { questionIn, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundSelect } from '../../common/round-select.tsx';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { inboxColumns } from './inbox-columns.tsx';

const words = messages.inbox;
const FILTERS = ['round', 'kind', 'unread'] as const;

/** 收件箱: every notice of whoever is signed in, read or not. */
export default function InboxPage() {
  const state = useListState();
  const query = questionIn<InboxQuery>(state, FILTERS);
  const found = useInbox(query);
  const { message } = App.useApp();
  const { mutate, isPending } = useMarkRead();
  const [picked, pick] = useState<string[]>([]);
  const read = (ids: string[] | undefined) =>
    mutate(ids, {
      onError: (error) => void message.error(wordsOf(error)),
      onSuccess: ({ marked }) => {
        pick([]);
        void message.success(words.marked(marked));
      },
    });
  const unread = found.data?.unread ?? 0;
  return (
    <Page
      title={words.title}
      extra={
        <Space wrap>
          {picked.length > 0 && (
            <Button type="primary" loading={isPending} onClick={() => read(picked)}>
              {words.readPicked(picked.length)}
            </Button>
          )}
          {unread > 0 && (
            <Button loading={isPending} onClick={() => read(undefined)}>
              {messages.desk.readAll}
            </Button>
          )}
        </Space>
      }
    >
      <ServerList<InboxItem>
        name={words.title}
        columns={inboxColumns((id) => read([id]))}
        rowKey={({ id }) => id}
        rowName={({ title }) => title}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askInbox({ ...query, ...paging })}
        empty={state.any ? messages.states.empty : words.empty}
        filters={
          <>
            <RoundSelect value={state.get('round')} change={(round) => state.change({ round })} clearable />
            <ChoiceFilter state={state} name="kind" label={words.kind} titles={words.kinds} />
            <ChoiceFilter state={state} name="unread" label={words.readState} titles={words.readStates} />
          </>
        }
        picked={{ keys: picked, pick, may: ({ readAt }) => readAt === null }}
      />
    </Page>
  );
}
