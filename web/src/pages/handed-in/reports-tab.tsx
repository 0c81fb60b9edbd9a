import { Button, Tag } from 'antd';
import { useState } from 'react';
import { type Place, subjectOf, useFacts } from '../../api/facts.ts';
import { askReports, type Report, type ReportQuery, useReports } from '../../api/reports.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import type { Column } from '../../common/columns.tsx';
import { dayText } from '../../common/date.ts';
import { questionIn, useListState } from '../../common/list-state.ts';
import { Evidence } from '../../common/scan-view.tsx';
import { ServerList } from '../../common/server-list.tsx';
import { messages } from '../../messages.ts';
import { FactDialog } from '../facts/fact-dialog.tsx';
import { useIsOwn, useMayRecord } from '../facts/may-record.ts';
import { stepsOf } from '../facts/step-list.ts';
import { ReturnDialog } from './return-dialog.tsx';

const { handedIn: words, fields, list } = messages;
/** Stages whose steps are papers that somebody hands in. */
const HANDED_IN = ['report', 'feedback', 'rectify'];

interface ReportsProps {
  place: Extract<Place, { kind: 'inspection' }>;
  where: string;
  book: Rulebook;
}

/** 报告与整改件 of one inspection: received, and returned to be put right. */
export function ReportsTab({ place, where, book }: ReportsProps) {
  const state = useListState();
  const question: ReportQuery = { ...questionIn<ReportQuery>(state, []), inspection: place.ref };
  const found = useReports(place.round, question);
  const facts = useFacts(place.round, { on: subjectOf(place), evidence: 'true' });
  const isOwn = useIsOwn(place.round);
  const mayRecord = useMayRecord(place);
  const [recording, setRecording] = useState(false);
  const [returning, setReturning] = useState<Report>();
  const steps = stepsOf(book, ['inspection', 'village']).filter(
    ({ id, by, opens, each }) => HANDED_IN.includes(id.split('.')[0] ?? '') && isOwn(by) && !opens && !each,
  );
  const evidence = new Map((facts.data ?? []).map((fact) => [fact.id, fact.evidence ?? []]));
  const columns: Column<Report>[] = [
    { key: 'title', title: words.paper, sort: 'title', text: ({ title }) => title },
    { key: 'part', title: words.part, text: ({ step, part }) => partTitle(book, step, part) },
    {
      key: 'copies',
      title: words.copies,
      sort: 'copies',
      text: ({ copies }) => (copies === null ? '' : String(copies)),
    },
    { key: 'date', title: words.received, sort: 'date', text: ({ date }) => dayText(date) },
    {
      key: 'state',
      title: words.state,
      text: ({ returned }) => words.states[returned ? 'returned' : 'kept'],
      render: ({ returned }) => (
        <Tag {...(returned && { color: 'error' })}>{words.states[returned ? 'returned' : 'kept']}</Tag>
      ),
    },
    {
      key: 'evidence',
      title: fields.evidence,
      text: ({ id }) => (evidence.get(id) ?? []).join('、'),
      render: ({ id }) => <Evidence items={evidence.get(id) ?? []} />,
    },
    {
      key: 'operations',
      title: fields.operations,
      text: () => '',
      render: (report) =>
        mayRecord &&
        !report.returned &&
        !book.steps[report.step]?.final && (
          <Button type="link" size="small" onClick={() => setReturning(report)} aria-label={words.backOf(report.title)}>
            {words.back}
          </Button>
        ),
    },
  ];
  return (
    <>
      {mayRecord && steps.length > 0 && (
        <div className="toolbar">
          <Button type="primary" onClick={() => setRecording(true)}>
            {words.record}
          </Button>
        </div>
      )}
      <ServerList
        name={`${words.title} ${where}`}
        columns={columns}
        rowKey={({ id }) => id}
        found={found}
        state={state}
        search={list.search}
        ask={(paging) => askReports(place.round, { ...question, ...paging })}
        empty={words.empty}
      />
      <FactDialog open={recording} close={() => setRecording(false)} {...{ place, where, book, steps }} />
      {returning && <ReturnDialog report={returning} close={() => setReturning(undefined)} />}
    </>
  );
}

function partTitle(book: Rulebook, step: string, part: string | null): string {
  return part === null ? '' : (book.steps[step]?.['part-titles']?.[part] ?? part);
}
