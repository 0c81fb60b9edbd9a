import { useQuery } from '@tanstack/react-query';
import { Button, Calendar } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { allDeadlines, type Deadline } from '../../api/deadlines.ts';
import { dayOf, daysAfter, fieldDay, today } from '../../common/date.ts';
import { Failed } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { WhyPanel } from '../deadlines/why-panel.tsx';

const words = messages.month;
const MOST = 2000;
const SHOWN_A_DAY = 3;
/** The first and last rows of a month show days of its neighbours. */
const NEIGHBOUR_DAYS = 14;

/** 到期日月历: what falls due on which day. */
export function DueMonth() {
  const [month, setMonth] = useState(() => today().slice(0, 7));
  const [opened, setOpened] = useState<Deadline>();
  const dueFrom = daysAfter(`${month}-01`, -NEIGHBOUR_DAYS);
  const dueTo = daysAfter(`${month}-01`, 31 + NEIGHBOUR_DAYS);
  const found = useQuery({
    queryKey: ['deadlines', 'between', dueFrom, dueTo],
    queryFn: () => allDeadlines({ dueFrom, dueTo }, MOST),
  });
  const on = (day: string) => (found.data?.rows ?? []).filter(({ due }) => due === day);
  return (
    <>
      {found.error && <Failed error={found.error} retry={() => void found.refetch()} />}
      <Calendar
        defaultValue={fieldDay(today())}
        headerRender={({ value, onChange }) => (
          <MonthHead
            shown={value}
            turn={(day) => {
              setMonth(dayOf(day).slice(0, 7));
              onChange(day);
            }}
          />
        )}
        cellRender={(day: Dayjs, { type, originNode }) =>
          type === 'date' ? <DayCell deadlines={on(dayOf(day))} open={setOpened} /> : originNode
        }
      />
      <WhyPanel of={opened} close={() => setOpened(undefined)} />
    </>
  );
}

/** One month back or on; the usual head of Ant Design has fields without a name. */
function MonthHead({ shown, turn }: { shown: Dayjs; turn: (day: Dayjs) => void }) {
  return (
    <div className="toolbar" style={{ padding: 12, justifyContent: 'flex-end' }}>
      <Button onClick={() => turn(shown.subtract(1, 'month'))}>{words.before}</Button>
      <strong aria-live="polite">{words.monthOf(shown.year(), shown.month() + 1)}</strong>
      <Button onClick={() => turn(shown.add(1, 'month'))}>{words.after}</Button>
    </div>
  );
}

function DayCell({ deadlines, open }: { deadlines: Deadline[]; open: (one: Deadline) => void }) {
  return (
    <>
      {deadlines.slice(0, SHOWN_A_DAY).map((one) => (
        <button
          key={`${one.workflowId} ${one.key}`}
          type="button"
          className={`cell ${one.light}`}
          style={{
            display: 'block',
            maxWidth: '100%',
            overflow: 'hidden',
            whiteSpace: 'nowrap',
            textOverflow: 'ellipsis',
          }}
          title={[one.title, one.about, messages.lights[one.light]].filter(Boolean).join('｜')}
          onClick={() => open(one)}
        >
          {[one.title, one.about].filter(Boolean).join(' ')}
        </button>
      ))}
      {deadlines.length > SHOWN_A_DAY && <span>{words.more(deadlines.length - SHOWN_A_DAY)}</span>}
    </>
  );
}
