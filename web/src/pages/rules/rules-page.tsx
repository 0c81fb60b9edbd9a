import { Select, Tabs } from 'antd';
import { useRulebook, useRulebooks } from '../../api/rulebooks.ts';
import { useListState } from '../../common/list-state.ts';
import { Page } from '../../common/page.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { BookDifferences } from './book-differences.tsx';
import { BookReader } from './book-reader.tsx';

const words = messages.rules;

/** 规程: read one, or hold it against another. */
export default function RulesPage() {
  const state = useListState();
  const books = useRulebooks();
  const newest = (books.data ?? []).filter((book) => book.newest);
  const id = state.get('book') ?? newest[0]?.id;
  const other = state.get('with');
  const book = useRulebook(id);
  const against = useRulebook(other);
  const options = newest.map((one) => ({ value: one.id, label: one.title }));
  const choose = (name: string, label: string, value: string | undefined) => (
    <Select
      aria-label={label}
      placeholder={label}
      style={{ width: 'min(320px, 100%)' }}
      options={options}
      value={value ?? null}
      onChange={(next: string) => state.change({ [name]: next })}
    />
  );
  const read = <Shown of={book}>{(data) => <BookReader book={data} />}</Shown>;
  const compare = (
    <>
      <div className="toolbar">{choose('with', words.with, other)}</div>
      {other && (
        <Shown of={book}>
          {(one) => <Shown of={against}>{(two) => <BookDifferences one={one} two={two} />}</Shown>}
        </Shown>
      )}
    </>
  );
  return (
    <Page title={words.title} extra={choose('book', words.pick, id)}>
      <Tabs
        activeKey={state.get('tab') ?? 'read'}
        onChange={(tab) => state.change({ tab })}
        destroyOnHidden
        items={[
          { key: 'read', label: words.read, children: read },
          { key: 'compare', label: words.compare, children: compare },
        ]}
      />
    </Page>
  );
}
