import { Button } from 'antd';
import { askOriginals, type Original, type OriginalQuery, useOriginals } from '../../api/letters.ts';
import { mirrored } from '../../api/rehearsed.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';

const words = messages.letters;
const { originals } = words;

const columns: Column<Original>[] = [
  { key: 'unit', title: words.unit, sort: 'unit', text: ({ unitTitle }) => unitTitle },
  { key: 'number', title: originals.number, sort: 'number', text: ({ number }) => number },
  { key: 'secret', title: words.secret, text: ({ secret }) => (secret ? words.secret : '') },
  { key: 'registered', title: originals.registered, sort: 'registered', text: ({ registered }) => dayText(registered) },
  {
    key: 'group',
    title: originals.group,
    sort: 'group',
    text: ({ group }) => (group === undefined ? '' : words.groups([group])),
  },
  { key: 'handed', title: originals.handed, sort: 'handed', text: ({ handed }) => dayText(handed) },
  { key: 'returned', title: originals.returned, sort: 'returned', text: ({ returned }) => dayText(returned) },
  { key: 'filed', title: originals.filed, text: ({ filed }) => dayText(filed) },
];

/** 原件保管表: 收—送—退—归, so that every original is known to have come back. */
export function OriginalsList({ round, state }: { round: string | undefined; state: ListState }) {
  const query = questionIn<OriginalQuery>(state, ['unit', 'group', 'at']);
  const found = useOriginals(round, query);
  return (
    <ServerList<Original>
      name={words.tabs.originals}
      columns={columns}
      rowKey={({ letter, number, group }) => `${letter} ${number} ${group}`}
      found={found}
      state={state}
      search={originals.search}
      ask={(paging) => askOriginals(round ?? '', { ...query, ...paging })}
      empty={words.originalsEmpty}
      filters={
        <>
          <ChoiceFilter state={state} name="at" label={words.custody} titles={originals.places} />
          <Button href={mirrored(`/api/rounds/${round}/originals/print`)} target="_blank">
            {words.printOriginals}
          </Button>
        </>
      }
    />
  );
}
