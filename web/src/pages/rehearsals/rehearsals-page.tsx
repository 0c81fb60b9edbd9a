import { Button } from 'antd';
import { lazy, useState } from 'react';
import { Link, Route, Routes } from 'react-router';
import { type RehearsalLine, useRehearsals } from '../../api/rehearsals.ts';
import { NotThere } from '../../app/not-there.tsx';
import { useMay } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { StartDialog } from './start-dialog.tsx';

const RehearsalPage = lazy(() => import('./rehearsal-page.tsx'));
const words = messages.rehearsals;

/** 演练: a round walked through on a clock of its own. */
export default function RehearsalsPage() {
  return (
    <Routes>
      <Route index element={<RehearsalsList />} />
      <Route path=":round" element={<RehearsalPage />} />
      <Route path="*" element={<NotThere />} />
    </Routes>
  );
}

const columns: Column<RehearsalLine>[] = [
  {
    key: 'round',
    title: words.title,
    text: ({ round }) => round,
    render: ({ round }) => <Link to={`/rehearsals/${round}`}>{round}</Link>,
  },
  { key: 'rulebook', title: words.rulebook, text: ({ rulebook }) => rulebook?.title ?? '' },
  { key: 'count', title: words.count, text: ({ inspections }) => String(inspections) },
  { key: 'started', title: words.started, text: ({ startedAt }) => instantText(startedAt) },
  { key: 'state', title: words.state, text: ({ closed }) => (closed ? words.closed : words.open) },
];

function RehearsalsList() {
  const found = useRehearsals();
  const may = useMay('rehearsals.run');
  const [starting, setStarting] = useState(false);
  return (
    <Page title={words.title}>
      <p>{words.hint}</p>
      <DataList
        name={words.title}
        columns={columns}
        rows={found.data}
        rowKey={({ round }) => round}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        empty={words.empty}
        filters={
          may && (
            <Button type="primary" onClick={() => setStarting(true)}>
              {words.start}
            </Button>
          )
        }
      />
      {starting && <StartDialog close={() => setStarting(false)} />}
    </Page>
  );
}
