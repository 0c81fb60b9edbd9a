import { askTimeline, type TimelineLine, type TimelineQuery, useTimeline } from '../../api/audits.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';

const words = messages.audit;
const FILTERS = ['kind', 'workflow'] as const;

/** Who decided, in which capacity, when. */
export function decisionsOf({ decisions }: Pick<TimelineLine, 'decisions'>): string {
  return decisions.map(({ by, roleTitle, dateText }) => words.decisionWords(by, roleTitle, dateText)).join('；');
}

const columns: Column<TimelineLine>[] = [
  { key: 'happened', title: words.happened, text: ({ happened }) => happened },
  { key: 'kind', title: words.kind, text: ({ kindTitle }) => kindTitle, hidden: true },
  { key: 'where', title: words.where, text: ({ workflow }) => workflow },
  { key: 'what', title: words.what, text: ({ what }) => what },
  { key: 'recorded', title: words.recorded, text: ({ recorded }) => recorded, sort: 'recorded' },
  { key: 'typedBy', title: words.typedBy, text: ({ typedBy }) => typedBy ?? '' },
  { key: 'decisions', title: words.decisions, text: decisionsOf },
  { key: 'evidence', title: messages.fields.evidence, text: ({ evidence }) => evidence.join('、'), hidden: true },
];

/** 时间线: every entry of the ledger in Chinese. */
export function TimelineList({ round, state }: { round: string | undefined; state: ListState }) {
  const query = questionIn<TimelineQuery>(state, FILTERS);
  const found = useTimeline(round, query);
  return (
    <ServerList<TimelineLine>
      name={words.timeline}
      columns={columns}
      rowKey={({ workflowId, seq }) => `${workflowId} ${seq}`}
      found={found}
      state={state}
      search={words.search}
      ask={(paging) => askTimeline(round ?? '', { ...query, ...paging })}
      filters={<ChoiceFilter state={state} name="kind" label={words.kind} titles={words.kinds} width={160} />}
    />
  );
}
