import { Button } from 'antd';
import { lazy } from 'react';
import { Link, Route, Routes, useNavigate } from 'react-router';
import { type RoundLine, useRounds } from '../../api/rounds.ts';
import { NotThere } from '../../app/not-there.tsx';
import { useMay } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { LightCounts } from '../../common/light.tsx';
import { Page } from '../../common/page.tsx';
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
    text: ({ round }) => round,
    render: ({ round }) => <Link to={`/rounds/${round}`}>{round}</Link>,
  },
  { key: 'rulebook', title: words.rulebook, text: ({ rulebook }) => rulebook?.title ?? '' },
  { key: 'inspections', title: words.count, text: ({ inspections }) => String(inspections) },
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
  { key: 'started', title: words.started, text: ({ startedAt }) => instantText(startedAt) },
];

function RoundsList() {
  const found = useRounds();
  const go = useNavigate();
  const start = useMay('rounds.start') && (
    <Button type="primary" onClick={() => void go('/start')}>
      {words.start}
    </Button>
  );
  return (
    <Page title={words.title} extra={start}>
      <DataList
        name={words.title}
        columns={columns}
        rows={found.data}
        rowKey={({ round }) => round}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        empty={words.empty}
      />
    </Page>
  );
}
