import { type TimelineLine, useTimeline } from '../../api/audits.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import type { useListState } from '../../common/list-state.ts';
import { messages } from '../../messages.ts';

const words = messages.audit;
const PAGE_SIZE = 100;

/** Who decided, in which capacity, when. */
export function decisionsOf({ decisions }: Pick<TimelineLine, 'decisions'>): string {
  return decisions.map(({ by, roleTitle, dateText }) => words.decisionWords(by, roleTitle, dateText)).join('；');
}

const columns: Column<TimelineLine>[] = [
  { key: 'happened', title: words.happened, text: ({ happened }) => happened },
  { key: 'where', title: words.where, text: ({ workflow }) => workflow },
  { key: 'what', title: words.what, text: ({ what }) => what },
  { key: 'recorded', title: words.recorded, text: ({ recorded }) => recorded },
  { key: 'typedBy', title: words.typedBy, text: ({ typedBy }) => typedBy ?? '' },
  { key: 'decisions', title: words.decisions, text: decisionsOf },
  { key: 'evidence', title: messages.fields.evidence, text: ({ evidence }) => evidence.join('、'), hidden: true },
];

/** 时间线: every entry of the ledger in Chinese. */
export function TimelineList({ round, state }: { round: string | undefined; state: ReturnType<typeof useListState> }) {
  const { page } = state;
  const found = useTimeline(round, page, PAGE_SIZE);
  return (
    <DataList
      name={words.timeline}
      columns={columns}
      rows={found.data?.items}
      rowKey={({ workflowId, seq }) => `${workflowId} ${seq}`}
      loading={found.isFetching}
      error={found.error}
      retry={() => void found.refetch()}
      paging={{
        page,
        pageSize: PAGE_SIZE,
        total: found.data?.total ?? 0,
        turn: (next) => state.change({ page: String(next) }),
      }}
    />
  );
}
