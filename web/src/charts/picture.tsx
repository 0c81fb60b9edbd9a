import { Card, Segmented, Typography } from 'antd';
import type { EChartsCoreOption } from 'echarts/core';
import { useState } from 'react';
import type { Column } from '../common/columns.tsx';
import { DataList } from '../common/data-list.tsx';
import { Nothing } from '../common/states.tsx';
import { messages } from '../messages.ts';
import { Chart } from './chart.tsx';

const words = messages.statistics;

interface PictureProps<T> {
  /** Also the name of the table and its file. */
  title: string;
  /** What is counted and what is not. */
  note?: string;
  option: EChartsCoreOption;
  height?: number;
  rows: readonly T[];
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  empty?: string;
}

/** One picture, and the same figures as a table to read, export and print. */
export function Picture<T extends object>(props: PictureProps<T>) {
  const { title, note, option, height, rows, columns, rowKey, empty = words.nothing } = props;
  const [shown, show] = useState<'picture' | 'table'>('picture');
  const choice = (
    <Segmented
      className="no-print"
      aria-label={words.as(title)}
      value={shown}
      onChange={show}
      options={[
        { value: 'picture', label: words.picture },
        { value: 'table', label: words.table },
      ]}
    />
  );
  return (
    <Card size="small" title={title} extra={choice} style={{ marginBottom: 16 }}>
      {note && <Typography.Paragraph type="secondary">{note}</Typography.Paragraph>}
      {rows.length === 0 && <Nothing words={empty} />}
      {rows.length > 0 && shown === 'picture' && (
        <Chart label={title} option={option} {...(height !== undefined && { height })} />
      )}
      {rows.length > 0 && shown === 'table' && (
        <DataList name={title} columns={columns} rows={rows} rowKey={rowKey} loading={false} />
      )}
    </Card>
  );
}
