import { Button } from 'antd';
import { Link } from 'react-router';
import { useMarkRead, useUnread } from '../../api/inbox.ts';
import { instantText } from '../../common/date.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { DeskCard, DeskLines } from './desk-card.tsx';

const words = messages.desk;
const SHOWN = 8;

/** Unread notices; read with one click, one by one or all. */
export function InboxCard() {
  const found = useUnread(SHOWN, true);
  const { mutate, isPending } = useMarkRead();
  const unread = found.data?.unread ?? 0;
  return (
    <DeskCard
      title={words.inbox}
      count={unread}
      extra={
        <>
          {unread > 0 && (
            <Button type="link" size="small" loading={isPending} onClick={() => mutate(undefined)}>
              {words.readAll}
            </Button>
          )}
          <Link to="/inbox" aria-label={`${words.inbox}：${words.more}`}>
            {words.more}
          </Link>
        </>
      }
    >
      <Shown of={found}>
        {({ items }) =>
          items.length === 0 ? (
            <Nothing words={words.inboxEmpty} />
          ) : (
            <DeskLines>
              {items.map(({ id, title, lines, createdAt }) => (
                <li key={id} style={{ display: 'flex', gap: 8 }}>
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
            </DeskLines>
          )
        }
      </Shown>
    </DeskCard>
  );
}
