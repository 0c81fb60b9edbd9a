import { useQueries } from '@tanstack/react-query';
import { Link } from 'react-router';
import { api, contentOf } from '../../api/client.ts';
import { type Inspection, useRound } from '../../api/rounds.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { dayText } from '../../common/date.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { RoundChoice, useChosenRound } from '../../common/round-choice.tsx';
import { messages } from '../../messages.ts';

const words = messages.rectification;
/** What rulebooks call the numbered things of rectification. */
const ITEM = 'item';

interface Line {
  round: string;
  inspection: Inspection;
  number: string;
  done: { step: string; title: string; date: string }[];
}

/** 整改台账: every problem to put right, how far it is and what was done with it. */
export default function RectificationPage() {
  const state = useListState();
  const chosen = useChosenRound(state);
  const { round: no } = chosen;
  const round = useRound(no ?? '');
  const inspections = round.data?.groups.flatMap((group) => group.inspections) ?? [];
  const found = useQueries({ queries: inspections.map((one) => itemsOf(one.workflowId)) });
  const rows = inspections.flatMap((inspection, index): Line[] =>
    (found[index]?.data ?? []).map(({ number, done }) => ({ round: no ?? '', inspection, number, done })),
  );
  const failed = found.find(({ error }) => error)?.error ?? round.error;
  return (
    <Page title={words.title} extra={<RoundChoice chosen={chosen} change={(next) => state.change({ round: next })} />}>
      <DataList
        name={words.title}
        columns={columns}
        rows={failed ? undefined : rows}
        rowKey={({ inspection, number }) => `${inspection.ref} ${number}`}
        loading={round.isFetching || found.some(({ isFetching }) => isFetching)}
        error={failed}
        retry={() => void round.refetch()}
        empty={words.empty}
      />
    </Page>
  );
}

function itemsOf(workflowId: string) {
  const params = { path: { workflowId, sort: ITEM } };
  return {
    queryKey: ['things', workflowId, ITEM],
    queryFn: () => contentOf(api.GET('/api/workflows/{workflowId}/things/{sort}', { params })),
  };
}

const columns: Column<Line>[] = [
  {
    key: 'inspection',
    title: messages.fields.inspection,
    text: ({ inspection }) => inspection.title,
    render: ({ round, inspection: { ref, title } }) => <Link to={`/rounds/${round}/${ref}`}>{title}</Link>,
  },
  { key: 'number', title: words.number, text: ({ number }) => number },
  { key: 'last', title: words.last, text: ({ done }) => done.at(-1)?.title ?? '' },
  { key: 'lastOn', title: words.lastOn, text: ({ done }) => dayText(done.at(-1)?.date) },
  {
    key: 'all',
    title: words.all,
    text: ({ done }) => done.map(({ title, date }) => `${title} ${dayText(date)}`).join('；'),
  },
];
