import { type Exceptions, useExceptions } from '../../api/audits.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { messages } from '../../messages.ts';
import { decisionsOf } from './timeline-list.tsx';

const words = messages.audit;

interface Line {
  group: string;
  one: Omit<Exceptions['corrections'][number], 'kind'>;
}

const columns: Column<Line>[] = [
  { key: 'group', title: messages.letters.kind, text: ({ group }) => group },
  { key: 'happened', title: words.happened, text: ({ one }) => one.happened },
  { key: 'where', title: words.where, text: ({ one }) => one.workflow },
  { key: 'what', title: words.what, text: ({ one }) => one.what },
  { key: 'reason', title: messages.fields.reason, text: ({ one }) => one.reason ?? '' },
  { key: 'recorded', title: words.recorded, text: ({ one }) => one.recorded },
  { key: 'typedBy', title: words.typedBy, text: ({ one }) => one.typedBy ?? '' },
  { key: 'decisions', title: words.decisions, text: ({ one }) => decisionsOf(one) },
];

/** 更正、补办、顺延、迟录: what did not go straight on, line by line, with who approved it. */
export function ExceptionsList({ round }: { round: string | undefined }) {
  const found = useExceptions(round);
  return (
    <DataList
      name={words.exceptions}
      columns={columns}
      rows={found.data && linesOf(found.data)}
      rowKey={({ group, one }) => `${group} ${one.workflowId} ${one.seq}`}
      loading={found.isFetching}
      error={found.error}
      retry={() => void found.refetch()}
      empty={words.nothing}
    />
  );
}

function linesOf({ corrections, overrides, extensions, late, versions }: Exceptions): Line[] {
  const titled = (group: string, lines: Line['one'][]) => lines.map((one) => ({ group, one }));
  return [
    ...titled(words.groups.corrections, corrections),
    ...titled(words.groups.overrides, overrides),
    ...titled(words.groups.extensions, extensions),
    ...titled(words.groups.late, late.items),
    ...titled(words.groups.versions, versions),
  ];
}
