import { Button, Popconfirm } from 'antd';
import { useState } from 'react';
import { type Feed, useFeeds, useRevokeFeed } from '../../api/feeds.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';
import { FeedDialog } from './feed-dialog.tsx';
import { OnceShown } from './once-shown.tsx';

const words = messages.feeds;
const UNITS: Record<string, string> = messages.parties.units;

/** 日历订阅: one's own feeds of open deadlines; the address is shown once. */
export function FeedsList() {
  const found = useFeeds();
  const [making, setMaking] = useState(false);
  const [made, setMade] = useState<string>();
  return (
    <>
      <p>{words.hint}</p>
      <DataList
        name={words.title}
        columns={columns}
        rows={found.data}
        rowKey={({ id }) => id}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        empty={words.empty}
        filters={
          <Button type="primary" onClick={() => setMaking(true)}>
            {words.make}
          </Button>
        }
      />
      {making && <FeedDialog close={() => setMaking(false)} made={setMade} />}
      <OnceShown title={words.made} secret={made} close={() => setMade(undefined)} />
    </>
  );
}

const filterOf = ({ filter: { round, owedBy, unit, group } }: Feed) =>
  [round, group && words.group1(group), unit && (UNITS[unit] ?? unit), owedBy].filter(Boolean).join('，') || words.all;

const columns: Column<Feed>[] = [
  { key: 'label', title: words.label, text: ({ label }) => label },
  { key: 'filter', title: words.filter, text: filterOf },
  { key: 'created', title: words.created, text: ({ createdAt }) => instantText(createdAt) },
  { key: 'used', title: words.used, text: ({ lastUsedAt }) => instantText(lastUsedAt) },
  { key: 'uses', title: words.uses, text: ({ uses }) => String(uses) },
  {
    key: 'do',
    title: messages.fields.operations,
    text: ({ revokedAt }) => (revokedAt ? words.revoked : words.active),
    render: (feed) => (feed.revokedAt ? words.revoked : <Revoke feed={feed} />),
  },
];

function Revoke({ feed: { id, label } }: { feed: Feed }) {
  const { mutate, isPending } = useRevokeFeed();
  return (
    <Popconfirm title={words.revoke} description={words.revokeSure} onConfirm={() => mutate(id)}>
      <Button size="small" loading={isPending} aria-label={words.revokeOf(label)}>
        {words.revoke}
      </Button>
    </Popconfirm>
  );
}
