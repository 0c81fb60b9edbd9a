import { Button, Descriptions, Tag } from 'antd';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useTarget } from '../../api/targets.ts';
import { useMay } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { dayText } from '../../common/date.ts';
import { Page } from '../../common/page.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { coverageOf } from './coverage.ts';
import { TargetDialog } from './target-dialog.tsx';

const words = messages.registers;
type Inspected = NonNullable<ReturnType<typeof useTarget>['data']>['inspections'][number];

/** One organization: when it was inspected, by whom, and how long ago. */
export default function TargetPage() {
  const { code = '' } = useParams();
  const found = useTarget(code);
  const mayRecord = useMay('registers.record');
  const [editing, setEditing] = useState(false);
  return (
    <Page title={found.data?.name ?? words.targets} extra={<Link to="/office">{words.back}</Link>}>
      <Shown of={found}>
        {(target) => (
          <>
            <Descriptions
              size="small"
              style={{ marginBottom: 16 }}
              items={[
                { key: 'code', label: words.code, children: target.code },
                { key: 'kind', label: words.kind, children: target.kind },
                { key: 'villages', label: words.villages, children: target.villages },
                {
                  key: 'standing',
                  label: words.coverage,
                  children: (
                    <>
                      {target.standingTitle} {target.retired && <Tag>{words.retired}</Tag>}
                    </>
                  ),
                },
                { key: 'years', label: words.years, children: coverageOf(target) },
                { key: 'lookBack', label: words.lookBack, children: target.lookBack.join('、') },
              ]}
            />
            <h2 style={{ fontSize: 16 }}>{words.history}</h2>
            <DataList
              name={`${target.name}${words.history}`}
              columns={columns}
              rows={target.inspections}
              rowKey={({ workflowId }) => workflowId}
              loading={found.isFetching}
              empty={words.historyNone}
              filters={mayRecord && <Button onClick={() => setEditing(true)}>{words.editOf(target.name)}</Button>}
            />
            {editing && <TargetDialog target={target} close={() => setEditing(false)} />}
          </>
        )}
      </Shown>
    </Page>
  );
}

const columns: Column<Inspected>[] = [
  {
    key: 'round',
    title: messages.fields.round,
    text: ({ round }) => round,
    render: ({ round }) => <Link to={`/rounds/${round}`}>{round}</Link>,
  },
  {
    key: 'unit',
    title: words.unit,
    text: ({ title }) => title,
    render: ({ round, ref, title, lookBack }) => (
      <>
        <Link to={`/rounds/${round}/${ref}`}>{title}</Link> {lookBack && <Tag>{words.lookBack}</Tag>}
      </>
    ),
  },
  { key: 'entry', title: words.entry, text: ({ entry }) => dayText(entry) },
  { key: 'exit', title: words.exit, text: ({ exit }) => dayText(exit) },
  { key: 'standing', title: words.coverage, text: ({ standingTitle }) => standingTitle },
  {
    key: 'leaders',
    title: words.leaders,
    text: ({ leaders }) => leaders.map(({ person, name }) => name ?? person).join('、'),
  },
  { key: 'villages', title: words.villagesHad, text: ({ villages }) => villages.join('、') },
];
