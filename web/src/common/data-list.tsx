import { App, Button, Table } from 'antd';
import type { SorterResult } from 'antd/es/table/interface';
import { useState } from 'react';
import { messages } from '../messages.ts';
import { type Column, ColumnChoice, isOperations, useChosenColumns } from './columns.tsx';
import { saveCsv } from './export.ts';
import { PAGE_SIZES } from './list-state.ts';
import { reachable } from './reachable.ts';
import { Failed, Nothing } from './states.tsx';
import { Words } from './words.tsx';

const words = messages.list;
/** As far as the lists of the whole county are counted. */
const MOST_EXPORTED = 10_000;

interface Listed<T> {
  /** Names the list in this browser and its exported file. */
  name: string;
  columns: readonly Column<T>[];
  rows: readonly T[] | undefined;
  rowKey: (row: T) => string;
  /** What a row is called where it is ticked. */
  rowName?: (row: T) => string;
  loading: boolean;
  error?: unknown;
  retry?: () => void;
  /** Server paging; without it all rows are here. */
  paging?: {
    page: number;
    pageSize: number;
    total: number;
    /** There are more than were counted. */
    capped?: boolean;
    turn: (page: number, pageSize: number) => void;
  };
  sorted?: { by: string | undefined; change: (by: string | undefined) => void };
  /** Every row of the question, for the export; those shown unless given. */
  everything?: (most: number) => Promise<{ rows: readonly T[]; total: number }>;
  /** The button that gives out the same question as an Excel file, beside the export. */
  excel?: React.ReactNode;
  empty?: string;
  filters?: React.ReactNode;
  /** Rows that can be picked for a batch. */
  picked?: { keys: string[]; pick: (keys: string[]) => void; may?: (row: T) => boolean };
}

/** A list as every page has it: filters, Ant Design's table, the choice of columns, export and print. */
export function DataList<T extends object>(props: Listed<T>) {
  const {
    name,
    columns,
    rows,
    rowKey,
    rowName = rowKey,
    loading,
    error,
    retry,
    paging,
    sorted,
    empty,
    filters,
    picked,
  } = props;
  const { chosen, keys, choose } = useChosenColumns(name, columns);
  if (error && !rows) return <Failed error={error} {...(retry && { retry })} />;
  return (
    <>
      <div className="toolbar">
        {filters}
        <span className="grow" />
        <ColumnChoice columns={columns} keys={keys} choose={choose} />
        {props.excel}
        <ExportButton {...props} columns={chosen} />
        <Button onClick={() => window.print()}>{words.print}</Button>
      </div>
      <Table<T>
        size="small"
        sticky
        rowKey={rowKey}
        loading={loading}
        dataSource={rows as T[]}
        ref={reachable}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Nothing {...(empty && { words: empty })} /> }}
        columns={chosen.map(({ key, title, text, render, width, sort }) => ({
          key,
          title,
          ...(width && { width }),
          ...(isOperations({ title }) && { className: 'no-print' }),
          render: (_: unknown, row: T) => (render ? render(row) : <Words text={text(row)} />),
          ...(sort && sorted && { sorter: true, sortOrder: orderOf(sort, sorted.by) }),
        }))}
        {...(picked && {
          rowSelection: {
            selectedRowKeys: picked.keys,
            // Ant Design draws the head twice to measure it: a box in it could be reached where nobody sees it.
            hideSelectAll: true,
            onChange: (chosenKeys) => picked.pick(chosenKeys.map(String)),
            getCheckboxProps: (row) => ({ disabled: picked.may?.(row) === false, 'aria-label': rowName(row) }),
          },
        })}
        pagination={
          paging
            ? {
                current: paging.page,
                pageSize: paging.pageSize,
                total: paging.total,
                showTotal: paging.capped ? words.totalAtLeast : words.total,
                showSizeChanger: true,
                pageSizeOptions: [...PAGE_SIZES],
              }
            : { pageSize: 50, showTotal: words.total, hideOnSinglePage: true, showSizeChanger: false }
        }
        onChange={(next, _filters, sorter) => {
          const by = sortOf(sorter, columns);
          if (sorted && by !== sorted.by) sorted.change(by);
          else if (paging && (next.current !== paging.page || next.pageSize !== paging.pageSize)) {
            paging.turn(next.current ?? 1, next.pageSize ?? paging.pageSize);
          }
        }}
      />
    </>
  );
}

function ExportButton<T extends object>({ name, columns, rows = [], everything }: Listed<T>) {
  const { message } = App.useApp();
  const [busy, setBusy] = useState(false);
  const save = async () => {
    setBusy(true);
    try {
      const all = everything ? await everything(MOST_EXPORTED) : { rows, total: rows.length };
      saveCsv(name, columns, all.rows);
      if (all.total > all.rows.length) void message.warning(words.tooMany(all.rows.length));
      else void message.success(words.exported(all.rows.length));
    } catch {
      void message.error(messages.states.unreachable);
    } finally {
      setBusy(false);
    }
  };
  return (
    <Button loading={busy} onClick={() => void save()}>
      {words.export}
    </Button>
  );
}

function orderOf(sort: string, by: string | undefined): 'ascend' | 'descend' | null {
  if (by === sort) return 'ascend';
  return by === `-${sort}` ? 'descend' : null;
}

function sortOf<T>(sorter: SorterResult<T> | SorterResult<T>[], columns: readonly Column<T>[]): string | undefined {
  const [one] = [sorter].flat();
  const sort = columns.find(({ key }) => key === one?.columnKey)?.sort;
  if (sort === undefined || !one?.order) return undefined;
  return one.order === 'descend' ? `-${sort}` : sort;
}
