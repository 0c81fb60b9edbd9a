import { Input } from 'antd';
import { messages } from '../messages.ts';
import type { ListState } from './list-state.ts';

/** The search of a list: sent with Enter or the button, empty again by its cross. `words`: what can be found. */
export function SearchBox({ state, words }: { state: ListState; words: string }) {
  const q = state.get('q') ?? '';
  return (
    <Input.Search
      key={q}
      allowClear
      aria-label={messages.list.search}
      placeholder={words}
      defaultValue={q}
      maxLength={40}
      onSearch={(typed) => state.change({ q: typed.trim() })}
      style={{ width: 240, maxWidth: '100%' }}
    />
  );
}
