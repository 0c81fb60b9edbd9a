import { Table, type TableProps } from 'antd';
import { reachable } from './reachable.ts';
import { Nothing } from './states.tsx';

/** A table short enough for one page; one that is empty says what it is waiting for. */
export function ShortTable<T extends object>({ empty, ...table }: TableProps<T> & { empty?: string }) {
  return (
    <Table<T>
      size="small"
      pagination={false}
      ref={reachable}
      scroll={{ x: 'max-content' }}
      locale={{ emptyText: <Nothing {...(empty && { words: empty })} /> }}
      {...table}
    />
  );
}
