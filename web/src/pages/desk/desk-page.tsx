import { Col, Row } from 'antd';
import { useMay, useWhoIs } from '../../app/who.ts';
import { daysAfter, dayText, today } from '../../common/date.ts';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { DeadlineCard } from './deadline-card.tsx';
import { InboxCard } from './inbox-card.tsx';
import { RoundsCard } from './rounds-card.tsx';

const words = messages.desk;
const WEEK_DAYS = 7;
const HALF = { xs: 24, xl: 12 };

/** 工作台: what is late, what comes next, what was sent to me. */
export default function DeskPage() {
  const { name } = useWhoIs();
  const deadlines = useMay('deadlines.see');
  const now = today();
  const week = { dueFrom: now, dueTo: daysAfter(now, WEEK_DAYS), status: 'open' as const };
  return (
    <Page title={words.title} extra={<span>{words.hello(name, dayText(now))}</span>}>
      <Row gutter={[16, 16]}>
        {deadlines && (
          <>
            <Col {...HALF}>
              <DeadlineCard title={words.overdue} query={{ light: 'red' }} empty={words.overdueEmpty} />
            </Col>
            <Col {...HALF}>
              <DeadlineCard title={words.week} query={week} empty={words.weekEmpty} />
            </Col>
          </>
        )}
        {useMay('inbox.see') && (
          <Col {...HALF}>
            <InboxCard />
          </Col>
        )}
        {useMay('rounds.see') && (
          <Col {...HALF}>
            <RoundsCard />
          </Col>
        )}
      </Row>
    </Page>
  );
}
