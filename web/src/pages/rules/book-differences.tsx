import type { Rulebook } from '../../api/rulebooks.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { messages } from '../../messages.ts';
import { type Difference, differencesOf } from './differences.ts';

const words = messages.rules;

const columns: Column<Difference>[] = [
  { key: 'sort', title: messages.letters.kind, text: ({ sort }) => sort },
  { key: 'title', title: words.fields.title, text: ({ title }) => title },
  { key: 'what', title: words.difference, text: ({ what }) => what },
];

/** 对照: what two rulebooks say differently. */
export function BookDifferences({ one, two }: { one: Rulebook; two: Rulebook }) {
  return (
    <DataList
      name={words.compare}
      columns={columns}
      rows={differencesOf(one, two)}
      rowKey={({ key }) => key}
      loading={false}
      empty={words.same}
    />
  );
}
