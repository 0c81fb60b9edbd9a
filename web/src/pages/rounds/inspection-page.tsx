import { Tabs } from 'antd';
import { Link, useParams } from 'react-router';
import { useRound } from '../../api/rounds.ts';
import { useRulebook } from '../../api/rulebooks.ts';
import { NotThere } from '../../app/not-there.tsx';
import { Page } from '../../common/page.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { StepsTable } from '../facts/steps-table.tsx';
import { DeadlineMatrix } from './matrix.tsx';

const words = messages.rounds;

/** 第几组·被巡察单位: its steps with what is missing, its group's, its due dates. */
export default function InspectionPage() {
  const { round: no = '', ref = '' } = useParams();
  const round = useRound(no);
  const book = useRulebook(round.data?.rulebook?.id);
  const group = Number(ref.split('-')[0]);
  const one = round.data?.groups.flatMap(({ inspections }) => inspections).find((known) => known.ref === ref);
  if (round.data && !one) return <NotThere />;
  const title = one?.title ?? words.of(no);
  const own = { kind: 'inspection', round: no, ref } as const;
  const groups = { kind: 'group', round: no, group } as const;
  return (
    <Page title={title} extra={<Link to={`/rounds/${no}`}>{words.of(no)}</Link>}>
      <Shown of={round}>
        {(data) => (
          <Shown of={book}>
            {(rules) => (
              <Tabs
                destroyOnHidden
                items={[
                  {
                    key: 'steps',
                    label: words.steps,
                    children: <StepsTable place={own} where={title} book={rules} levels={['inspection', 'village']} />,
                  },
                  {
                    key: 'group',
                    label: words.groupOf(group),
                    children: (
                      <StepsTable place={groups} where={words.groupOf(group)} book={rules} levels={['group']} />
                    ),
                  },
                  { key: 'matrix', label: words.matrix, children: <DeadlineMatrix round={data} of={ref} /> },
                ]}
              />
            )}
          </Shown>
        )}
      </Shown>
    </Page>
  );
}
