import { Checkbox, Table, Tag } from 'antd';
import { useState } from 'react';
import type { Import, ImportRow } from '../../api/imports.ts';
import { reachable } from '../../common/reachable.ts';
import { Nothing } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.imports;
const COLORS = {
  ...{ ready: 'blue', already: 'default', wrong: 'red' },
  ...{ recorded: 'green', refused: 'red', waiting: 'gold' },
} as const;

/** The rows of the file with what is wrong beside each. */
export function RowsTable({ of: { rows, fields } }: { of: Import }) {
  const [onlyWrong, setOnlyWrong] = useState(false);
  const shown = onlyWrong ? rows.filter(({ errors }) => errors.length > 0) : rows;
  return (
    <>
      <Checkbox checked={onlyWrong} onChange={({ target }) => setOnlyWrong(target.checked)}>
        {words.onlyWrong}
      </Checkbox>
      <Table<ImportRow>
        size="small"
        rowKey="no"
        dataSource={shown}
        ref={reachable}
        scroll={{ x: 'max-content' }}
        locale={{ emptyText: <Nothing words={words.empty} /> }}
        pagination={{ pageSize: 50, hideOnSinglePage: true, showSizeChanger: false, showTotal: messages.list.total }}
        columns={[
          { key: 'no', title: words.row, dataIndex: 'no', width: 64 },
          { key: 'state', title: words.state, width: 320, render: (_, row) => <Standing of={row} /> },
          { key: 'tells', title: words.where, dataIndex: 'tells' },
          ...fields
            .filter(({ column }) => column !== null)
            .map(({ key, title }) => ({ key, title, render: (_: unknown, { texts }: ImportRow) => texts[key] ?? '' })),
        ]}
      />
    </>
  );
}

function Standing({ of: { state, errors } }: { of: ImportRow }) {
  return (
    <>
      <Tag color={COLORS[state]}>{words.states[state]}</Tag>
      {errors.length > 0 && (
        <ul style={{ margin: 0, paddingLeft: 18, whiteSpace: 'normal' }}>
          {errors.map((error) => (
            <li key={`${error.field} ${error.detail}`}>{words.problem(error)}</li>
          ))}
        </ul>
      )}
    </>
  );
}
