import { Input, Select } from 'antd';
import type { useListState } from '../../common/list-state.ts';
import { messages } from '../../messages.ts';
import type { Sort } from './thing-steps.ts';

const { things: words, list } = messages;

/** What a list of things can be narrowed by; every choice is in the address. */
export function ThingFilters({ sort, state }: { sort: Sort; state: ReturnType<typeof useListState> }) {
  const pick = (name: string, label: string, options: { value: string; label: string }[]) =>
    options.length > 0 && (
      <Select
        allowClear
        aria-label={label}
        placeholder={label}
        style={{ width: 170 }}
        options={options}
        value={state.get(name) ?? null}
        onChange={(value: string | null) => state.change({ [name]: value ?? undefined })}
      />
    );
  const kinds = Object.entries(sort.opens.kinds ?? {}).map(([value, label]) => ({ value, label }));
  const left = sort.each.map(({ id, title }) => ({ value: id, label: words.leftOf(title) }));
  return (
    <>
      <Input.Search
        allowClear
        aria-label={list.search}
        placeholder={words.searchHint}
        defaultValue={state.get('q') ?? ''}
        onSearch={(q) => state.change({ q: q.trim() })}
        style={{ width: 180 }}
      />
      {pick('kind', words.kind, kinds)}
      {pick('left', words.left, left)}
    </>
  );
}
