import { Button, Drawer } from 'antd';
import { useState } from 'react';
import { askPapers, type NumberedPaper, type PaperQuery, usePapers } from '../../api/deliveries.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';

const words = messages.contacts;
const FILTERS = ['kind'] as const;

/** 催办函、督办单 by their numbers, with what each says. */
export function PapersList({ state }: { state: ListState }) {
  const query = questionIn<PaperQuery>(state, FILTERS);
  const found = usePapers(query);
  const [read, setRead] = useState<NumberedPaper>();
  const columns: Column<NumberedPaper>[] = [
    { key: 'number', title: words.number, text: ({ number }) => number, sort: 'number' },
    { key: 'issued', title: words.issued, text: ({ issuedOn }) => dayText(issuedOn), sort: 'issued' },
    { key: 'addressee', title: words.addressee, text: ({ addressee }) => addressee, sort: 'addressee' },
    { key: 'title', title: words.paperTitle, text: ({ title }) => title },
    { key: 'round', title: messages.fields.round, text: ({ round }) => round },
    {
      key: 'do',
      title: messages.fields.operations,
      text: () => '',
      render: (row) => (
        <Button type="link" size="small" onClick={() => setRead(row)} aria-label={words.readOf(row.number)}>
          {words.read}
        </Button>
      ),
    },
  ];
  return (
    <>
      <ServerList<NumberedPaper>
        name={words.papers}
        columns={columns}
        rowKey={({ notice }) => notice}
        found={found}
        state={state}
        search={words.searchPapers}
        ask={(paging) => askPapers({ ...query, ...paging })}
        empty={state.any ? messages.states.empty : words.papersEmpty}
        filters={<ChoiceFilter state={state} name="kind" label={words.kind} titles={words.paperKinds} />}
      />
      <Drawer open={read !== undefined} onClose={() => setRead(undefined)} size={560} title={read?.number}>
        {read && (
          <>
            <h3>{read.title}</h3>
            <p>{read.addressee}：</p>
            {read.lines.map((line) => (
              <p key={line}>{line}</p>
            ))}
            <p style={{ textAlign: 'right' }}>{dayText(read.issuedOn)}</p>
          </>
        )}
      </Drawer>
    </>
  );
}
