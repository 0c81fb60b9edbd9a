import { Button } from 'antd';
import { lazy } from 'react';
import { Link, Route, Routes, useNavigate } from 'react-router';
import { askRounds, type RoundLine, type RoundQuery, useRoundsPage } from '../../api/rounds.ts';
import { NotThere } from '../../app/not-there.tsx';
import { useMay } from '../../app/who.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { instantText } from '../../common/date.ts';
import { LightCounts } from '../../common/light.tsx';
import { questionIn, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';

const RoundPage = lazy(() => import('./round-page.tsx'));
const InspectionPage = lazy(() => import('./inspection-page.tsx'));
const words = messages.rounds;

/** 轮次 and everything below one. */
export default function RoundsPage() {
  return (
    <Routes>
      <Route index element={<RoundsList />} />
      <Route path=":round" element={<RoundPage />} />
      <Route path=":round/:ref" element={<InspectionPage />} />
      <Route path="*" element={<NotThere />} />
    </Routes>
  );
}

const columns: Column<RoundLine>[] = [
  {
    key: 'round',
    title: messages.fields.round,
    sort: 'round',
    text: ({ round }) => round,
    render: ({ round }) => <Link to={`/rounds/${round}`}>{round}</Link>,
  },
  { key: 'rulebook', title: words.rulebook, text: ({ rulebook }) => rulebook?.title ?? '' },
  { key: 'inspections', title: words.count, sort: 'inspections', text: ({ inspections }) => String(inspections) },
  {
    key: 'lights',
    title: words.lights,
    text: ({ lights }) => `${messages.lights.red} ${lights.red}，${messages.lights.yellow} ${lights.yellow}`,
    render: ({ lights }) => <LightCounts lights={lights} />,
  },
  {
    key: 'state',
    title: words.state,
    text: ({ closed, mode }) =>
      [closed ? words.closed : words.open, mode === 'backfill' && words.backfill].filter(Boolean).join('，'),
  },
  { key: 'started', title: words.started, sort: 'started', text: ({ startedAt }) => instantText(startedAt) },
];

function RoundsList() {
  const state = useListState();
  const query = questionIn<RoundQuery>(state, ['closed', 'mode']);
  const found = useRoundsPage(query);
  const go = useNavigate();
  const start = useMay('rounds.start') && (
    <Button type="primary" onClick={() => void go('/start')}>
      {words.start}
    </Button>
  );
  return (
    <Page title={words.title} extra={start}>
      <ServerList<RoundLine>
        name={words.title}
        columns={columns}
        rowKey={({ round }) => round}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askRounds({ ...query, ...paging })}
        filters={<ChoiceFilter state={state} name="closed" label={words.state} titles={words.states} />}
        empty={words.empty}
      />
    </Page>
  );
}
