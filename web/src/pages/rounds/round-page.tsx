import { Descriptions, Tag } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { type Round, useRound } from '../../api/rounds.ts';
import { useRoundBook } from '../../api/rulebooks.ts';
import { covers, may, useWhoIs } from '../../app/who.ts';
import { LightCounts } from '../../common/light.tsx';
import { NotRehearsed } from '../../common/not-rehearsed.tsx';
import { Page } from '../../common/page.tsx';
import { Shown } from '../../common/states.tsx';
import { TabRow } from '../../common/tab-row.tsx';
import { messages } from '../../messages.ts';
import { DraftsList } from '../drafts/drafts-list.tsx';
import { MembersTab } from '../facts/members-tab.tsx';
import { StepsTable } from '../facts/steps-table.tsx';
import { CountersTab } from '../looks/counters-tab.tsx';
import { VolumesTab } from '../looks/volumes-tab.tsx';
import { PlansTab } from '../plans/plans-tab.tsx';
import { ScansTab } from '../scans/scans-tab.tsx';
import { GanttTab } from './gantt-tab.tsx';
import { GroupsTable } from './groups-table.tsx';
import { Hearings } from './hearings.tsx';
import { DeadlineMatrix } from './matrix.tsx';

const words = messages.rounds;
const { without } = messages.rehearsals;

/** 轮次详情: the whole round on one screen. */
export default function RoundPage() {
  const { round: no = '' } = useParams();
  const round = useRound(no);
  return (
    <Page title={words.of(no)}>
      <Shown of={round}>{(data) => <Whole round={data} />}</Shown>
    </Page>
  );
}

function Whole({ round }: { round: Round }) {
  const [params, setParams] = useSearchParams();
  const book = useRoundBook(round);
  const place = { kind: 'round', round: round.round } as const;
  const steps = (
    <Shown of={book}>{(data) => <StepsTable place={place} where={words.whole} book={data} levels={['round']} />}</Shown>
  );
  const items = [
    { key: 'matrix', label: words.matrix, children: <DeadlineMatrix round={round} /> },
    {
      key: 'gantt',
      label: messages.statistics.gantt,
      children: (
        <NotRehearsed words={without.gantt}>
          <GanttTab round={round.round} />
        </NotRehearsed>
      ),
    },
    { key: 'units', label: words.units, children: <GroupsTable round={round} /> },
    { key: 'steps', label: words.steps, children: steps },
    {
      key: 'members',
      label: messages.members.tab,
      children: (
        <NotRehearsed words={without.members}>
          <MembersTab round={round.round} />
        </NotRehearsed>
      ),
    },
    { key: 'hearings', label: words.hearings, children: <Hearings round={round} book={book.data} /> },
  ];
  const who = useWhoIs();
  const whole = covers(who, round.round);
  const further = [
    {
      key: 'drafts',
      label: messages.drafts.title,
      right: 'drafts.see',
      children: <DraftsList rounds={[round.round]} />,
    },
    {
      key: 'counters',
      label: messages.looks.counters,
      right: 'work.see',
      children: <CountersTab round={round.round} />,
    },
    {
      key: 'plans',
      label: messages.plans.title,
      right: 'rounds.see',
      children: (
        <Shown of={book}>
          {(data) => <PlansTab place={place} round={round} book={data} levels={['round', 'group']} />}
        </Shown>
      ),
    },
    ...(whole
      ? [
          {
            key: 'volumes',
            label: messages.looks.volumes,
            right: 'facts.see',
            children: <Shown of={book}>{(data) => <VolumesTab round={round.round} book={data} />}</Shown>,
          },
        ]
      : []),
    { key: 'scans', label: messages.scans.title, right: 'work.see', children: <ScansTab round={round.round} /> },
  ].filter(({ right }) => may(who, right));
  return (
    <>
      <Descriptions
        size="small"
        items={[
          { key: 'book', label: words.rulebook, children: round.rulebook?.title },
          { key: 'lights', label: words.lights, children: <LightCounts lights={round.lights} /> },
          {
            key: 'state',
            label: words.state,
            children: (
              <>
                {round.closed ? words.closed : words.open} {round.mode === 'backfill' && <Tag>{words.backfill}</Tag>}
              </>
            ),
          },
        ]}
      />
      <TabRow
        label={words.of(round.round)}
        open={params.get('tab') ?? 'matrix'}
        turn={(tab) => setParams({ tab })}
        items={[...items, ...further]}
      />
    </>
  );
}
