import { DatePicker, Input } from 'antd';
import { askTrail, type TrailEntry, type TrailQuery, useTrail } from '../../api/trail.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { dayOf, FIELD_FORMAT, fieldDay, instantText } from '../../common/date.ts';
import { type ListState, questionIn, useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';

const words = messages.trail;
const FILTERS = ['event', 'account', 'day'] as const;

const columns: Column<TrailEntry>[] = [
  { key: 'no', title: words.no, text: ({ no }) => String(no), sort: 'no' },
  { key: 'at', title: words.at, text: ({ at }) => instantText(at) },
  { key: 'event', title: words.event, text: ({ title }) => title },
  { key: 'account', title: words.account, text: ({ account }) => account || words.nobody },
  { key: 'address', title: words.address, text: ({ address }) => address || words.server },
  {
    key: 'detail',
    title: words.detail,
    text: detailOf,
    render: (row) => (
      <div style={{ maxWidth: 420, overflowWrap: 'anywhere', whiteSpace: 'normal' }}>{detailOf(row)}</div>
    ),
  },
  { key: 'request', title: words.request, text: ({ request }) => request, hidden: true },
  { key: 'hash', title: words.hash, text: ({ hash }) => hash, hidden: true },
];

/** 审计日志: who did what that must be known afterwards; for the auditor and the security officer. */
export default function TrailPage() {
  const state = useListState();
  const query = questionIn<TrailQuery>(state, FILTERS);
  const found = useTrail(query);
  return (
    <Page title={words.title}>
      <p>{words.hint}</p>
      <ServerList<TrailEntry>
        name={words.title}
        columns={columns}
        rowKey={({ no }) => String(no)}
        found={found}
        state={state}
        search={words.search}
        ask={(paging) => askTrail({ ...query, ...paging })}
        empty={words.empty}
        filters={<Filters state={state} />}
      />
    </Page>
  );
}

function Filters({ state }: { state: ListState }) {
  const day = state.get('day');
  const account = state.get('account') ?? '';
  return (
    <>
      <ChoiceFilter state={state} name="event" label={words.event} titles={words.events} width={190} />
      <Input.Search
        key={account}
        allowClear
        aria-label={words.account}
        placeholder={words.accountHint}
        defaultValue={account}
        onSearch={(typed) => state.change({ account: typed.trim() })}
        style={{ width: 180 }}
      />
      <DatePicker
        aria-label={words.day}
        placeholder={words.day}
        format={FIELD_FORMAT}
        style={{ width: 180 }}
        value={day ? fieldDay(day) : null}
        onChange={(picked) => state.change({ day: picked ? dayOf(picked) : undefined })}
      />
    </>
  );
}

/** Numbers and counts of an entry, as they were kept. */
function detailOf({ detail }: TrailEntry): string {
  return Object.entries(detail)
    .map(([name, value]) => (name === 'times' ? words.times(Number(value)) : `${name}：${[value].flat().join('、')}`))
    .join('；');
}
