import { Tag } from 'antd';
import type { Counter } from '../../api/looks.ts';
import { ShortTable } from '../../common/short-table.tsx';
import { messages } from '../../messages.ts';

const words = messages.looks;

/** 已开/应开: counted, never chased. */
export function CountersTable({ counters, groups = false }: { counters: Counter[]; groups?: boolean }) {
  return (
    <ShortTable<Counter>
      aria-label={words.counters}
      rowKey={({ group, rule, step }) => [group, rule, step].join(' ')}
      dataSource={counters}
      empty={words.countersEmpty}
      columns={[
        ...(groups
          ? [
              {
                title: messages.fields.group,
                render: (_: unknown, { group }: Counter) => messages.rounds.groupOf(group),
              },
            ]
          : []),
        { title: words.item, dataIndex: 'title' },
        {
          title: words.held,
          render: (_, { held, dueByNow }) => (
            <>
              {held}{' '}
              {dueByNow !== undefined && held < dueByNow && <Tag color="warning">{words.behind(dueByNow - held)}</Tag>}
            </>
          ),
        },
        { title: words.dueByNow, render: (_, { dueByNow }) => dueByNow },
        { title: words.due, render: (_, { due }) => due },
      ]}
    />
  );
}
