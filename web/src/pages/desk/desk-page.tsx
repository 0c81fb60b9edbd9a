import { Col, Row } from 'antd';
import { useMay, useWhoIs } from '../../app/who.ts';
import { daysAfter, dayText, today } from '../../common/date.ts';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { DeadlineCard } from './deadline-card.tsx';
import { DoingCard } from './doing-card.tsx';
import { DraftsCard } from './drafts-card.tsx';
import { InboxCard } from './inbox-card.tsx';
import { LightsBar } from './lights-bar.tsx';
import { RequestsCard } from './requests-card.tsx';
import { RoundsCard } from './rounds-card.tsx';

const words = messages.desk;
const WEEK_DAYS = 7;
const HALF = { xs: 24, xl: 12 };

/** 工作台: what is late, what comes next, what waits for a signature or a decision, what was sent to me. */
export default function DeskPage() {
  const { name } = useWhoIs();
  const now = today();
  const week = { dueFrom: now, dueTo: daysAfter(now, WEEK_DAYS), status: 'open' as const };
  const deadlines = useMay('deadlines.see');
  const rounds = useMay('rounds.see');
  // Only where there is something to see: an officer of the three has no business at all.
  const cards = [
    deadlines && <DeadlineCard title={words.overdue} query={{ light: 'red' }} empty={words.overdueEmpty} />,
    deadlines && <DeadlineCard title={words.week} query={week} empty={words.weekEmpty} />,
    useMay('drafts.see') && rounds && <DraftsCard />,
    useMay('inbox.see') && <InboxCard />,
    rounds && <RoundsCard />,
    useMay('deadlines.decide') && <RequestsCard />,
    <DoingCard key="doing" />,
  ];
  return (
    <Page title={words.title} extra={<span>{words.hello(name, dayText(now))}</span>}>
      {deadlines && <LightsBar />}
      <Row gutter={[16, 16]}>
        {cards.map(
          (card, index) =>
            card && (
              // biome-ignore lint/suspicious/noArrayIndexKey: which cards there are never changes while somebody is signed in
              <Col key={index} {...HALF}>
                {card}
              </Col>
            ),
        )}
      </Row>
    </Page>
  );
}
