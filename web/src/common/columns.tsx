import { Button, Checkbox, Popover } from 'antd';
import { useState } from 'react';
import { messages } from '../messages.ts';

/** A column of a list: shown as its text unless it renders, exported as its text. */
export interface Column<T> {
  key: string;
  title: string;
  text: (row: T) => string;
  render?: (row: T) => React.ReactNode;
  width?: number;
  /** What the API sorts it by. */
  sort?: string;
  /** Not shown until it is chosen. */
  hidden?: boolean;
}

/** What may be done about a row: no matter of choice, and no part of a printed list. */
export function isOperations({ title }: Pick<Column<never>, 'title'>): boolean {
  return title === messages.fields.operations;
}

/** Which columns a person sees of a list, kept in this browser; those that are usual until something is chosen. */
export function useChosenColumns<T>(list: string, columns: readonly Column<T>[]) {
  const kept = `columns:${list}`;
  const [own, setOwn] = useState(() => stored(kept));
  // Columns may come with the rows.
  const keys = own ?? columns.filter(({ hidden }) => !hidden).map(({ key }) => key);
  const choose = (chosen: string[]) => {
    localStorage.setItem(kept, JSON.stringify(chosen));
    setOwn(chosen);
  };
  return { chosen: columns.filter((one) => keys.includes(one.key) || isOperations(one)), keys, choose };
}

function stored(name: string): string[] | undefined {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(name) ?? 'null');
    return Array.isArray(value) ? value.map(String) : undefined;
  } catch {
    return undefined;
  }
}

interface Choice<T> {
  columns: readonly Column<T>[];
  keys: string[];
  choose: (keys: string[]) => void;
}

export function ColumnChoice<T>({ columns, keys, choose }: Choice<T>) {
  const choosable = columns.filter((one) => !isOperations(one));
  const options = choosable.map(({ key, title }) => ({ value: key, label: title }));
  const boxes = (
    <Checkbox.Group
      options={options}
      value={keys}
      onChange={choose}
      style={{ display: 'grid', gap: 6 }}
      aria-label={messages.list.columnsLabel}
    />
  );
  return (
    <Popover trigger="click" placement="bottomRight" content={boxes}>
      <Button aria-haspopup="dialog">{messages.list.columns}</Button>
    </Popover>
  );
}
