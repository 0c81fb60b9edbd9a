import { Button, Card } from 'antd';
import { useMarkRead, useUnread } from '../../api/inbox.ts';
import { instantText } from '../../common/date.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.desk;
const SHOWN = 8;

/** Unread notices; read with one click, one by one or all. */
export function InboxCard() {
  const found = useUnread(SHOWN, true);
  const { mutate, isPending } = useMarkRead();
  const unread = found.data?.unread ?? 0;
  return (
    <Card
      size="small"
      title={<h2 style={{ font: 'inherit', margin: 0 }}>{unread ? `${words.inbox} ${unread}` : words.inbox}</h2>}
      extra={
        unread > 0 && (
          <Button type="link" size="small" loading={isPending} onClick={() => mutate(undefined)}>
            {words.readAll}
          </Button>
        )
      }
    >
      <Shown of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing words={words.inboxEmpty} />
          ) : (
            <ul style={{ listStyle: 'none', margin: 0, padding: 0 }}>
              {items.map(({ id, title, lines, createdAt }) => (
                <li key={id} style={{ display: 'flex', gap: 8, padding: '6px 0', borderBottom: '1px solid #f0f0f0' }}>
                  <div style={{ flex: 1 }}>
                    <strong>{title}</strong>
                    <div>{lines[0]}</div>
                    <small style={{ color: '#595959' }}>{instantText(createdAt)}</small>
                  </div>
                  <Button size="small" onClick={() => mutate([id])} aria-label={`${words.read}：${title}`}>
                    {words.read}
                  </Button>
                </li>
              ))}
            </ul>
          )
        }
      </Shown>
    </Card>
  );
}
