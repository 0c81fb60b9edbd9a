import { Alert, Button } from 'antd';
import { allPages } from '../../api/all-pages.ts';
import { askMoved, type Revision, useMoved, useRevisions } from '../../api/calendars.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { LightMark } from '../../common/light.tsx';
import type { ListState } from '../../common/list-state.ts';
import { messages } from '../../messages.ts';
import { moveColumns } from './move-columns.tsx';

const words = messages.calendars;
const LIGHTS = { waiting: 'grey', running: 'yellow', done: 'green', incomplete: 'red' } as const;

/** 重算: how far each version was taken to what is open, and every deadline it moved. */
export function RevisionsTab({ state }: { state: ListState }) {
  const found = useRevisions();
  const no = state.get('no');
  const open: Column<Revision> = {
    key: 'do',
    title: messages.fields.operations,
    text: () => '',
    render: (row) => (
      <Button
        type="link"
        size="small"
        onClick={() => state.begin({ tab: 'revisions', no: String(row.no) })}
        aria-label={words.lookOf(row.no)}
      >
        {words.look}
      </Button>
    ),
  };
  const one = found.data?.find((row) => String(row.no) === no);
  if (no !== undefined) return <Moved no={Number(no)} revision={one} state={state} />;
  return (
    <DataList
      name={words.revisions}
      columns={[...columns, open]}
      rows={found.data}
      rowKey={(row) => String(row.no)}
      loading={found.isPending}
      error={found.error}
      retry={() => void found.refetch()}
      empty={words.revisionsEmpty}
    />
  );
}

const columns: Column<Revision>[] = [
  { key: 'no', title: messages.month.version, text: ({ no, version }) => words.versionOf(no, version) },
  {
    key: 'state',
    title: messages.fields.status,
    text: ({ state }) => words.states[state],
    render: ({ state }) => <LightMark light={LIGHTS[state]} words={words.states[state]} />,
  },
  { key: 'done', title: words.states.done, text: ({ done, total }) => words.progress(done, total) },
  { key: 'requested', title: words.requested, text: ({ requestedAt }) => instantText(requestedAt) },
  { key: 'ended', title: words.ended, text: ({ finishedAt }) => instantText(finishedAt) },
];

function Moved({ no, revision, state }: { no: number; revision: Revision | undefined; state: ListState }) {
  const { page, pageSize } = state;
  const busy = revision?.state === 'waiting' || revision?.state === 'running';
  const found = useMoved(no, { page, pageSize }, busy);
  const failures = Object.entries(revision?.failures ?? {}).map(([workflow, why]) => `${workflow}：${why}`);
  return (
    <>
      <div className="toolbar">
        <Button onClick={() => state.begin({ tab: 'revisions' })}>{words.allRevisions}</Button>
        {revision && (
          <span role="status">
            {words.states[revision.state]} {words.progress(revision.done, revision.total)}
          </span>
        )}
      </div>
      {failures.length > 0 && (
        <Alert type="warning" showIcon title={words.failures} description={failures.join('；')} />
      )}
      <h2 style={{ fontSize: 16 }}>{words.movedOf(no)}</h2>
      <DataList
        name={words.movedOf(no)}
        columns={moveColumns}
        rows={found.data?.items}
        rowKey={({ workflowId, key }) => `${workflowId} ${key}`}
        loading={found.isPending}
        error={found.error}
        retry={() => void found.refetch()}
        empty={words.movedNone}
        everything={(most) => allPages((paging) => askMoved(no, paging), most)}
        paging={{
          page,
          pageSize,
          total: found.data?.total ?? 0,
          turn: (next, size) => state.change({ page: String(next), pageSize: String(size) }),
        }}
      />
    </>
  );
}
