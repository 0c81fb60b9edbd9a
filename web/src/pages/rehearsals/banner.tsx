import { Alert, Button, Space } from 'antd';
import { useRehearsal } from '../../api/rehearsals.ts';
import { rehearsed } from '../../api/rehearsed.ts';
import { takeToday } from '../../common/date.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { useClock } from './use-clock.ts';

const words = messages.rehearsals;

/** On every page inside a rehearsal: that it is one, which day it has, and its clock. Outside of one only the page. */
export function InRehearsal({ children }: { children: React.ReactNode }) {
  return rehearsed === undefined ? children : <Inside round={rehearsed}>{children}</Inside>;
}

function Inside({ round, children }: { round: string; children: React.ReactNode }) {
  const found = useRehearsal(round);
  return (
    <Shown of={found}>
      {({ today, todayText, ended }) => {
        takeToday(today ?? undefined);
        return (
          <>
            <Banner round={round} day={todayText} ended={ended} />
            {children}
          </>
        );
      }}
    </Shown>
  );
}

function Banner({ round, day, ended }: { round: string; day: string | null; ended: boolean }) {
  const clock = useClock(round);
  const said = [words.banner(round), day && words.bannerDay(day), ended && words.ended].filter(Boolean).join('。');
  const buttons = (
    <Space wrap>
      {!ended && clock.may && (
        <>
          <Button size="small" disabled={clock.busy} onClick={() => clock.advance('day')}>
            {words.byDay}
          </Button>
          <Button size="small" disabled={clock.busy} onClick={() => clock.advance('next')}>
            {words.byNext}
          </Button>
        </>
      )}
      {/* Another program begins: everything it has asked is of the real ledger. */}
      <Button size="small" href={`/rehearsals/${round}`}>
        {words.leave}
      </Button>
    </Space>
  );
  const line = (
    <span style={{ display: 'flex', flexWrap: 'wrap', gap: 8, alignItems: 'center' }}>
      <span role="status" style={{ flex: '1 1 260px' }}>
        {clock.busy ? `${said}。${clock.said}` : said}
      </span>
      {buttons}
    </span>
  );
  return <Alert type="warning" banner title={line} />;
}
