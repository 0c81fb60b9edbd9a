import { Button } from 'antd';
import { type Original, useOriginals } from '../../api/letters.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { dayText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.letters;
const { originals } = words;

const columns: Column<Original>[] = [
  { key: 'unit', title: words.unit, text: ({ unitTitle }) => unitTitle },
  { key: 'number', title: originals.number, text: ({ number }) => number },
  { key: 'secret', title: words.secret, text: ({ secret }) => (secret ? words.secret : '') },
  { key: 'registered', title: originals.registered, text: ({ registered }) => dayText(registered) },
  { key: 'group', title: originals.group, text: ({ group }) => (group === undefined ? '' : words.groups([group])) },
  { key: 'handed', title: originals.handed, text: ({ handed }) => dayText(handed) },
  { key: 'returned', title: originals.returned, text: ({ returned }) => dayText(returned) },
  { key: 'filed', title: originals.filed, text: ({ filed }) => dayText(filed) },
];

/** 原件保管表: 收—送—退—归, so that every original is known to have come back. */
export function OriginalsList({ round }: { round: string | undefined }) {
  const found = useOriginals(round);
  return (
    <DataList
      name={words.tabs.originals}
      columns={columns}
      rows={found.data}
      rowKey={({ letter, number, group }) => `${letter} ${number} ${group}`}
      loading={found.isFetching}
      error={found.error}
      retry={() => void found.refetch()}
      empty={words.originalsEmpty}
      filters={
        <Button href={`/api/rounds/${round}/originals/print`} target="_blank">
          {words.printOriginals}
        </Button>
      }
    />
  );
}
