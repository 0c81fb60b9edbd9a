import { useQueries } from '@tanstack/react-query';
import { Tag } from 'antd';
import { Link } from 'react-router';
import { draftsOf } from '../../api/drafts.ts';
import { useRounds } from '../../api/rounds.ts';
import { dayText } from '../../common/date.ts';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { DeskCard, DeskLines } from './desk-card.tsx';

const words = messages.desk;

/** 等签批的, of every open round; those that wait for who looks come first. */
export function DraftsCard() {
  const rounds = useRounds();
  const open = (rounds.data ?? []).filter(({ closed }) => !closed).map(({ round }) => round);
  const found = useQueries({ queries: open.map(draftsOf) });
  const drafts = found
    .flatMap(({ data = [] }, index) => data.map((draft) => ({ ...draft, round: open[index] ?? '' })))
    .sort((a, b) => Number(b.mine) - Number(a.mine) || a.date.localeCompare(b.date));
  return (
    <DeskCard title={words.drafts} count={drafts.length}>
      <Shown of={rounds}>
        {() =>
          drafts.length === 0 ? (
            <Nothing words={words.draftsEmpty} />
          ) : (
            <DeskLines>
              {drafts.map(({ id, workflowId, round, title, date, waitsFor, mine }) => (
                <li key={`${workflowId} ${id}`}>
                  <Link to={`/rounds/${round}?tab=drafts`} aria-label={words.draftOpen(title)}>
                    {title}
                  </Link>{' '}
                  {mine && <Tag color="error">{words.draftsMine}</Tag>}
                  <div>
                    {[round, dayText(date), waitsFor && `${words.waitsFor}：${waitsFor}`].filter(Boolean).join('｜')}
                  </div>
                </li>
              ))}
            </DeskLines>
          )
        }
      </Shown>
    </DeskCard>
  );
}
