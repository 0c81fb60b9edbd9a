import { App, Button } from 'antd';
import { type Audit, useAudits, useRunAudit } from '../../api/audits.ts';
import { wordsOf } from '../../api/refusal.ts';
import { useMay } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { instantText } from '../../common/date.ts';
import { messages } from '../../messages.ts';

const words = messages.audit;

const columns: Column<Audit>[] = [
  { key: 'asked', title: words.asked, text: ({ askedAt, askedBy }) => `${instantText(askedAt)} ${askedBy}` },
  { key: 'scope', title: words.scope, text: ({ scope }) => scope.round ?? scope.inspection ?? words.wholeCounty },
  {
    key: 'state',
    title: messages.fields.status,
    text: ({ state, stateTitle, done, total }) => (state === 'running' ? words.running(done, total) : stateTitle),
  },
  { key: 'verdict', title: words.verdict, text: ({ verdictTitle, error }) => verdictTitle ?? error ?? '' },
  { key: 'finished', title: words.finished, text: ({ finishedAt }) => instantText(finishedAt) },
];

/** 结论: each audit with what it found; an auditor asks for another. */
export function VerdictsList({ round }: { round: string | undefined }) {
  const { message } = App.useApp();
  const found = useAudits();
  const run = useRunAudit();
  const mayRun = useMay('audits.run');
  const ask = () => round && run.mutate(round, { onError: (error) => void message.error(wordsOf(error)) });
  return (
    <DataList
      name={words.verdicts}
      columns={columns}
      rows={found.data?.items}
      rowKey={({ id }) => id}
      loading={found.isPending}
      error={found.error}
      retry={() => void found.refetch()}
      empty={words.none}
      filters={
        mayRun && (
          <Button type="primary" loading={run.isPending} disabled={!round} onClick={ask}>
            {words.run}
          </Button>
        )
      }
    />
  );
}
