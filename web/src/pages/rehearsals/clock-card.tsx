import { Button, Card, DatePicker, Progress, Space } from 'antd';
import { useState } from 'react';
import type { Advance } from '../../api/rehearsals.ts';
import { dayOf, FIELD_FORMAT, fieldDay } from '../../common/date.ts';
import { messages } from '../../messages.ts';
import { HappenedList } from './happened-list.tsx';
import { useClock } from './use-clock.ts';

const words = messages.rehearsals;

/** 时钟: to the next day, the next due date or a day; with what happened on the way. */
export function ClockCard({ round }: { round: string }) {
  const clock = useClock(round);
  const [day, setDay] = useState<string>();
  const { busy, last } = clock;
  if (!clock.may) return null;
  return (
    <Card size="small" title={words.clock} style={{ marginBottom: 16 }}>
      <Space wrap>
        <Button type="primary" disabled={busy} onClick={() => clock.advance('next')}>
          {words.byNext}
        </Button>
        <Button disabled={busy} onClick={() => clock.advance('day')}>
          {words.byDay}
        </Button>
        <DatePicker
          aria-label={words.byDate}
          placeholder={words.byDate}
          format={FIELD_FORMAT}
          style={{ width: 180 }}
          value={day ? fieldDay(day) : null}
          onChange={(picked) => setDay(picked ? dayOf(picked) : undefined)}
        />
        <Button
          disabled={busy || !day}
          title={day ? undefined : words.needDate}
          onClick={() => day && clock.advance({ to: day })}
        >
          {words.go}
        </Button>
      </Space>
      <div role="status" style={{ marginTop: 8 }}>
        {(busy || last) && clock.said}
      </div>
      {last?.status === 'running' && <Progress percent={percentOf(last)} aria-label={words.clock} />}
      {last?.status === 'done' && <HappenedList round={round} advance={last} />}
    </Card>
  );
}

/** How much of the way the clock has gone. */
function percentOf({ from, target, reached }: Advance): number {
  const [begin, now, end] = [from, reached, target].map((instant) => Date.parse(instant));
  return end && now && begin && end > begin ? Math.round(((now - begin) / (end - begin)) * 100) : 0;
}
