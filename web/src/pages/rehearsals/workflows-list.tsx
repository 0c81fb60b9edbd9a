import type { Rehearsal } from '../../api/rehearsals.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.rehearsals;
type Standing = Rehearsal['workflows'][number];

const columns: Column<Standing>[] = [
  { key: 'title', title: words.workflow, text: ({ title }) => title },
  { key: 'next', title: words.next, text: ({ nextDue }) => instantText(nextDue) || words.nextNone },
];

/** What each part of the rehearsal waits for. */
export function WorkflowsList({ workflows }: { workflows: Standing[] }) {
  return (
    <>
      <h2 style={{ fontSize: 16 }}>{words.workflows}</h2>
      <DataList
        name={words.workflows}
        columns={columns}
        rows={workflows}
        rowKey={({ workflowId }) => workflowId}
        loading={false}
      />
    </>
  );
}
