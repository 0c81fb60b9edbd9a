import { Button, Space } from 'antd';
import { type ReactNode, useState } from 'react';
import { useMay } from '../app/who.ts';
import { messages } from '../messages.ts';
import type { Column } from './columns.tsx';
import { ServerList, type ServerListed } from './server-list.tsx';

interface RegisterProps<T> extends Omit<ServerListed<T>, 'rowKey' | 'rowName' | 'picked'> {
  words: { paste: string; add: string; edit: string; editOf: (name: string) => string };
  /** What stands beside the button that changes a row. */
  operations?: (row: T) => ReactNode;
  /** What can be done with those that are ticked. */
  batch: (picked: T[], done: () => void) => ReactNode;
  dialog: (row: T | 'new', close: () => void) => ReactNode;
  paste: (close: () => void) => ReactNode;
}

/** A register of the office: found, entered one by one or pasted, ticked for a batch by who may record it. */
export function RegisterList<T extends { code: string; name: string }>(props: RegisterProps<T>) {
  const { words, operations, batch, dialog, paste, columns, filters, ...list } = props;
  const mayRecord = useMay('registers.record');
  const [picked, setPicked] = useState<ReadonlyMap<string, T>>(new Map());
  const [editing, setEditing] = useState<T | 'new'>();
  const [pasting, setPasting] = useState(false);
  // Those ticked on another page stay ticked.
  const pick = (codes: string[]) => {
    const known = new Map([...picked.values(), ...(list.found.data?.items ?? [])].map((row) => [row.code, row]));
    setPicked(new Map([...known].filter(([code]) => codes.includes(code))));
  };
  const own: Column<T> = {
    key: 'do',
    title: messages.fields.operations,
    text: () => '',
    render: (row) => (
      <Space size={0}>
        {operations?.(row)}
        {mayRecord && (
          <Button type="link" size="small" onClick={() => setEditing(row)} aria-label={words.editOf(row.name)}>
            {words.edit}
          </Button>
        )}
      </Space>
    ),
  };
  return (
    <>
      <ServerList<T>
        {...list}
        columns={operations || mayRecord ? [...columns, own] : columns}
        rowKey={({ code }) => code}
        rowName={({ name }) => name}
        {...(mayRecord && { picked: { keys: [...picked.keys()], pick } })}
        filters={
          <>
            {filters}
            {mayRecord && (
              <Space wrap>
                <Button type="primary" onClick={() => setPasting(true)}>
                  {words.paste}
                </Button>
                <Button onClick={() => setEditing('new')}>{words.add}</Button>
                {batch([...picked.values()], () => setPicked(new Map()))}
              </Space>
            )}
          </>
        }
      />
      {editing && dialog(editing, () => setEditing(undefined))}
      {pasting && paste(() => setPasting(false))}
    </>
  );
}
