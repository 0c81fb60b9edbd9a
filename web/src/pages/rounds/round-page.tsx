import { Descriptions, Tabs, Tag } from 'antd';
import { useParams, useSearchParams } from 'react-router';
import { type Round, useRound } from '../../api/rounds.ts';
import { useRulebook } from '../../api/rulebooks.ts';
import { LightCounts } from '../../common/light.tsx';
import { Page } from '../../common/page.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { StepsTable } from '../facts/steps-table.tsx';
import { GroupsTable } from './groups-table.tsx';
import { Hearings } from './hearings.tsx';
import { DeadlineMatrix } from './matrix.tsx';

const words = messages.rounds;

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
  const book = useRulebook(round.rulebook?.id);
  const place = { kind: 'round', round: round.round } as const;
  const steps = (
    <Shown of={book}>{(data) => <StepsTable place={place} where={words.whole} book={data} levels={['round']} />}</Shown>
  );
  const items = [
    { key: 'matrix', label: words.matrix, children: <DeadlineMatrix round={round} /> },
    { key: 'units', label: words.units, children: <GroupsTable round={round} /> },
    { key: 'steps', label: words.steps, children: steps },
    { key: 'hearings', label: words.hearings, children: <Hearings round={round} /> },
  ];
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
      <Tabs
        activeKey={params.get('tab') ?? 'matrix'}
        onChange={(tab) => setParams({ tab })}
        destroyOnHidden
        items={items}
      />
    </>
  );
}
