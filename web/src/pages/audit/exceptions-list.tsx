import { askExceptions, type ExceptionLine, type ExceptionsQuery, useExceptions } from '../../api/audits.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { decisionsOf } from './timeline-list.tsx';

const words = messages.audit;
const FILTERS = ['list', 'lateDays'] as const;

const columns: Column<ExceptionLine>[] = [
  { key: 'list', title: words.list, text: ({ listTitle, kind }) => kind ?? listTitle },
  { key: 'happened', title: words.happened, text: ({ happened }) => happened, sort: 'happened' },
  { key: 'where', title: words.where, text: ({ workflow }) => workflow },
  { key: 'what', title: words.what, text: ({ what }) => what },
  { key: 'reason', title: messages.fields.reason, text: ({ reason }) => reason ?? '' },
  { key: 'recorded', title: words.recorded, text: ({ recorded }) => recorded, sort: 'recorded' },
  { key: 'typedBy', title: words.typedBy, text: ({ typedBy }) => typedBy ?? '' },
  { key: 'decisions', title: words.decisions, text: decisionsOf },
  { key: 'evidence', title: messages.fields.evidence, text: ({ evidence }) => evidence.join('、'), hidden: true },
];

/** 更正、补办、顺延、迟录、代录: what did not go straight on, line by line, with who approved it. */
export function ExceptionsList({ round, state }: { round: string | undefined; state: ListState }) {
  const query = questionIn<ExceptionsQuery>(state, FILTERS);
  const found = useExceptions(round, query);
  return (
    <ServerList<ExceptionLine>
      name={words.exceptions}
      columns={columns}
      rowKey={({ list, workflowId, seq, decisions }) => `${list} ${workflowId} ${seq} ${decisions.map(({ by }) => by)}`}
      found={found}
      state={state}
      search={words.search}
      ask={(paging) => askExceptions(round ?? '', { ...query, ...paging })}
      empty={words.nothing}
      filters={<ChoiceFilter state={state} name="list" label={words.list} titles={words.lists} width={200} />}
    />
  );
}
