import { App, Button, Select, Space } from 'antd';
import { useState } from 'react';
import { type Audit, type AuditQuery, askAudits, useAudits, useRunAudit } from '../../api/audits.ts';
import { wordsOf } from '../../api/refusal.ts';
import { useMay } from '../../app/who.ts';
import { ChoiceFilter } from '../../common/choice-filter.tsx';
import type { Column } from '../../common/columns.tsx';
import { instantText } from '../../common/date.ts';
import { type ListState, questionIn } from '../../common/list-state.ts';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { ReportDialog } from './report-dialog.tsx';

const { audit: words, checkpoints: own } = messages;
const FILTERS = ['state', 'verdict'] as const;

const columns: Column<Audit>[] = [
  {
    key: 'asked',
    title: words.asked,
    text: ({ askedAt, askedBy }) => `${instantText(askedAt)} ${askedBy}`,
    sort: 'asked',
  },
  { key: 'scope', title: words.scope, text: ({ scope }) => scope.round ?? scope.inspection ?? words.wholeCounty },
  {
    key: 'state',
    title: messages.fields.status,
    text: ({ state, stateTitle, done, total }) => (state === 'running' ? words.running(done, total) : stateTitle),
  },
  { key: 'verdict', title: words.verdict, text: ({ verdictTitle, error }) => verdictTitle ?? error ?? '' },
  { key: 'finished', title: words.finished, text: ({ finishedAt }) => instantText(finishedAt) },
];

/** 结论: each audit with what it found and its report; an auditor asks for another. */
export function VerdictsList({ round, state }: { round: string | undefined; state: ListState }) {
  const query = questionIn<AuditQuery>(state, FILTERS);
  const found = useAudits(query);
  const mayRun = useMay('audits.run');
  const [read, setRead] = useState<Audit>();
  const report: Column<Audit> = {
    key: 'do',
    title: messages.fields.operations,
    text: () => '',
    render: (row) =>
      row.state === 'done' && (
        <Button
          type="link"
          size="small"
          onClick={() => setRead(row)}
          aria-label={own.reportOf(instantText(row.askedAt))}
        >
          {own.report}
        </Button>
      ),
  };
  return (
    <>
      <ServerList<Audit>
        name={words.verdicts}
        columns={[...columns, report]}
        rowKey={({ id }) => id}
        found={found}
        state={state}
        search={words.searchAudits}
        ask={(paging) => askAudits({ ...query, ...paging })}
        empty={state.get('q') ? messages.states.empty : words.none}
        filters={
          <>
            <ChoiceFilter state={state} name="state" label={messages.fields.status} titles={words.states} />
            <ChoiceFilter state={state} name="verdict" label={words.verdict} titles={own.titles} />
            {mayRun && <RunAudit round={round} />}
          </>
        }
      />
      <ReportDialog audit={read} close={() => setRead(undefined)} />
    </>
  );
}

function RunAudit({ round }: { round: string | undefined }) {
  const { message } = App.useApp();
  const run = useRunAudit();
  const [scope, setScope] = useState<keyof typeof own.scopes>('round');
  const bodies = { round: round && { round }, office: { round: 'office' }, all: { all: true as const } };
  const body = bodies[scope];
  const ask = () =>
    body &&
    run.mutate(body, {
      onError: (error) => void message.error(wordsOf(error)),
      onSuccess: () => void message.success(own.begun),
    });
  return (
    <Space wrap>
      <Select
        aria-label={own.scope}
        style={{ width: 140 }}
        value={scope}
        onChange={setScope}
        options={(['round', 'office', 'all'] as const).map((value) => ({ value, label: own.scopes[value] }))}
      />
      <Button type="primary" loading={run.isPending} disabled={!body} onClick={ask}>
        {own.run}
      </Button>
    </Space>
  );
}
