import { Button, Checkbox, Drawer, Tag } from 'antd';
import { useState } from 'react';
import { type Fact, type Recorded, workflowOf } from '../../api/facts.ts';
import { type Office, useOfficeFacts } from '../../api/office.ts';
import { useRulebook } from '../../api/rulebooks.ts';
import { useMay } from '../../app/who.ts';
import type { Column } from '../../common/columns.tsx';
import { DataList } from '../../common/data-list.tsx';
import { dayText } from '../../common/date.ts';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { CorrectionDialog } from '../facts/correction-dialog.tsx';
import { FactForm } from '../facts/fact-form.tsx';
import { RecordedResult } from '../facts/recorded-result.tsx';
import { stepsOf } from '../facts/step-list.ts';

const { registers: words, facts: own, fields } = messages;
const OFFICE = { kind: 'office', round: 'office' } as const;
/** It has a form of its own. */
const PLAN = 'annual.plan';

/** 轮外事项: 来函征求意见, 督查通报, 年初审计通报 and whatever belongs to no round. */
export function FactsTab({ office }: { office: Office }) {
  const mayRecord = useMay('registers.record');
  const [all, setAll] = useState(false);
  const [recording, setRecording] = useState(false);
  const [correcting, setCorrecting] = useState<Fact>();
  const found = useOfficeFacts(all ? {} : { standing: 'true' });
  const correct: Column<Fact> = {
    key: 'do',
    title: fields.operations,
    text: () => '',
    render: (fact) =>
      fact.stands && (
        <Button
          type="link"
          size="small"
          onClick={() => setCorrecting(fact)}
          aria-label={`${own.correct}：${fact.title} ${dayText(fact.date)}`}
        >
          {own.correct}
        </Button>
      ),
  };
  return (
    <>
      <DataList
        name={words.facts}
        columns={mayRecord ? [...columns, correct] : columns}
        rows={found.data?.toReversed()}
        rowKey={({ id }) => id}
        loading={found.isFetching}
        error={found.error}
        retry={() => void found.refetch()}
        empty={words.factEmpty}
        filters={
          <>
            {mayRecord && (
              <Button type="primary" onClick={() => setRecording(true)}>
                {words.record}
              </Button>
            )}
            <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
              {words.showVoid}
            </Checkbox>
          </>
        }
      />
      {recording && <FactDrawer rulebook={office.rulebook.id} close={() => setRecording(false)} />}
      <CorrectionDialog fact={correcting} close={() => setCorrecting(undefined)} />
    </>
  );
}

const columns: Column<Fact>[] = [
  { key: 'date', title: fields.at, text: ({ date }) => dayText(date) },
  {
    key: 'title',
    title: fields.step,
    text: ({ title }) => title,
    render: ({ title, voided, returned }) => (
      <>
        {title} {voided && <Tag>{own.voided}</Tag>} {returned && <Tag>{own.returned}</Tag>}
      </>
    ),
  },
  { key: 'number', title: fields.number, text: ({ data }) => data.number ?? '' },
  { key: 'note', title: fields.note, text: ({ data }) => data.note ?? '' },
];

function FactDrawer({ rulebook, close }: { rulebook: string; close: () => void }) {
  const book = useRulebook(rulebook);
  const [recorded, setRecorded] = useState<Recorded>();
  return (
    <Drawer open onClose={close} size={480} title={words.record} destroyOnHidden>
      {recorded ? (
        <RecordedResult
          workflowId={workflowOf(OFFICE)}
          recorded={recorded}
          another={() => setRecorded(undefined)}
          close={close}
        />
      ) : (
        <Shown of={book}>
          {(rules) => (
            <FactForm
              place={OFFICE}
              book={rules}
              steps={stepsOf(rules, ['office']).filter(({ id }) => id !== PLAN)}
              done={setRecorded}
            />
          )}
        </Shown>
      )}
    </Drawer>
  );
}
