import { Link } from 'react-router';
import { askRoundThings, type RoundThing, type RoundThingQuery, useRoundThings } from '../../api/round-things.ts';
import { thingSheet } from '../../api/sheets.ts';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { ExcelButton } from '../../common/excel-button.tsx';
import { questionIn, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';

const words = messages.rectification;
/** What rulebooks call the numbered things of rectification. */
const ITEM = 'item';

/** 整改台账: every problem to put right, how far it is and what was done with it. */
export default function RectificationPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round } = chosen;
  const query = questionIn<RoundThingQuery>(state, ['inspection', 'step', 'without']);
  const found = useRoundThings(round, ITEM, query);
  return (
    <Page title={words.title} extra={<RoundChoice chosen={chosen} change={(next) => state.begin({ round: next })} />}>
      <ServerList<RoundThing>
        name={words.title}
        columns={columnsOf(round ?? '')}
        rowKey={({ on, number }) => `${on} ${number}`}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askRoundThings(round ?? '', ITEM, { ...query, ...paging })}
        excel={
          <ExcelButton name={`${words.title} ${round}`} ask={() => thingSheet(round ?? '', 'rectification', query)} />
        }
        empty={words.empty}
      />
    </Page>
  );
}

function columnsOf(round: string): Column<RoundThing>[] {
  return [
    {
      key: 'inspection',
      title: messages.fields.inspection,
      sort: 'inspection',
      text: ({ about }) => about,
      render: ({ inspection, about }) =>
        inspection ? <Link to={`/rounds/${round}/${inspection}`}>{about}</Link> : about,
    },
    { key: 'number', title: words.number, sort: 'number', text: ({ number }) => number },
    { key: 'last', title: words.last, text: ({ done }) => done.at(-1)?.title ?? '' },
    { key: 'lastOn', title: words.lastOn, sort: 'last', text: ({ done }) => dayText(done.at(-1)?.date) },
    {
      key: 'all',
      title: words.all,
      text: ({ done }) => done.map(({ title, date }) => `${title} ${dayText(date)}`).join('；'),
    },
  ];
}
