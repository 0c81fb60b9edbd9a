import { Button, Tag } from 'antd';
import { type OwnSession, useEndSession, useOwnSessions } from '../../api/accounts.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.system;

/** Where one is signed in; each can be ended. */
export function SessionsList() {
  const found = useOwnSessions();
  const { mutate } = useEndSession();
  const columns: Column<OwnSession>[] = [
    { key: 'created', title: words.created, text: ({ createdAt }) => instantText(createdAt) },
    { key: 'used', title: words.used, text: ({ lastUsedAt }) => instantText(lastUsedAt) },
    { key: 'address', title: words.address, text: ({ address }) => address },
    {
      key: 'do',
      title: messages.fields.operations,
      text: ({ current }) => (current ? words.current : ''),
      render: ({ id, current, createdAt }) =>
        current ? (
          <Tag>{words.current}</Tag>
        ) : (
          <Button size="small" onClick={() => mutate(id)} aria-label={`${words.end}：${instantText(createdAt)}`}>
            {words.end}
          </Button>
        ),
    },
  ];
  return (
    <DataList
      name={words.own}
      columns={columns}
      rows={found.data}
      rowKey={({ id }) => id}
      loading={found.isFetching}
      error={found.error}
      retry={() => void found.refetch()}
    />
  );
}
