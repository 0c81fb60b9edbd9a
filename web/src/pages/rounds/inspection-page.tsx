import { Link, useParams } from 'react-router';
import { useRound } from '../../api/rounds.ts';
import { useRoundBook } from '../../api/rulebooks.ts';
import { NotThere } from '../../app/not-there.tsx';
import { Page } from '../../common/page.tsx';
import { PaperMenu } from '../../common/paper-menu.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { InspectionTabs } from './inspection-tabs.tsx';

const words = messages.rounds;

/** 第几组·被巡察单位: its steps, its things one by one, its papers and its due dates. */
export default function InspectionPage() {
  const { round: no = '', ref = '' } = useParams();
  const round = useRound(no);
  const book = useRoundBook(round.data);
  const one = round.data?.groups.flatMap(({ inspections }) => inspections).find((known) => known.ref === ref);
  if (round.data && !one) return <NotThere />;
  const extra = (
    <>
      <PaperMenu round={no} on={`inspection/${ref}`} /> <Link to={`/rounds/${no}`}>{words.of(no)}</Link>
    </>
  );
  return (
    <Page title={one?.title ?? words.of(no)} extra={extra}>
      <Shown of={round}>
        {(data) => (
          <Shown of={book}>{(rules) => one && <InspectionTabs round={data} inspection={one} book={rules} />}</Shown>
        )}
      </Shown>
    </Page>
  );
}
