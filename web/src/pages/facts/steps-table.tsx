import { Button, Checkbox, Space, Tag } from 'antd';
import { useState } from 'react';
import { type Fact, type Place, subjectOf, useFacts, workflowOf } from '../../api/facts.ts';
import type { Rulebook, Step } from '../../api/rulebooks.ts';
import { useMay } from '../../app/who.ts';
import { dayText } from '../../common/date.ts';
import { ShortTable } from '../../common/short-table.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { CorrectionDialog } from './correction-dialog.tsx';
import { FactDialog } from './fact-dialog.tsx';
import { useIsOwn, useMayRecord } from './may-record.ts';
import { MissingDialog } from './missing-dialog.tsx';
import { type Listed, stepsOf, titlesOf } from './step-list.ts';

const { facts: words, fields } = messages;
/** Of what is done again and again the last are shown; each has its own list. */
const MOST_SHOWN = 3;

interface StepsTableProps {
  place: Place;
  where: string;
  book: Rulebook;
  levels: readonly Step['level'][];
}

/** Every step of a place in the order of the stages: done when, by whom, what is missing before it; 登记 and 更正. */
export function StepsTable({ place, where, book, levels }: StepsTableProps) {
  const every = stepsOf(book, levels);
  // A batch was made because its steps are wanted.
  const [all, setAll] = useState(place.kind === 'transfer');
  const on = subjectOf(place);
  const facts = useFacts(place.round, { on });
  const mayRecord = useMayRecord(place);
  const isOwn = useIsOwn(place.round);
  const mayLook = useMay('work.see');
  const [recording, setRecording] = useState<{ step?: string }>();
  const [correcting, setCorrecting] = useState<Fact>();
  const [asked, setAsked] = useState<Listed>();
  // What need not be done stays folded until it was.
  const owed = (known: Fact[]) =>
    every.filter(({ id, demand }) => all || demand === 'must' || known.some(({ fact }) => fact === id));
  const folded = every.filter(({ demand }) => demand !== 'must').length;
  return (
    <>
      <div className="toolbar">
        {mayRecord && (
          <Button type="primary" onClick={() => setRecording({})}>
            {words.record}
          </Button>
        )}
        {folded > 0 && place.kind !== 'transfer' && (
          <Checkbox checked={all} onChange={({ target }) => setAll(target.checked)}>
            {words.alsoOptional(folded)}
          </Checkbox>
        )}
      </div>
      <Shown of={facts}>
        {(known) => {
          const steps = owed(known);
          return (
            <ShortTable
              sticky
              rowKey={({ step }) => step.id}
              dataSource={steps.map((step) => ({ step, done: known.filter(({ fact }) => fact === step.id) }))}
              columns={[
                {
                  title: words.stage,
                  width: 90,
                  onCell: (_, index = 0) => ({ rowSpan: spanOf(steps, index), style: { verticalAlign: 'top' } }),
                  render: (_, { step }) => step.stage,
                },
                { title: fields.step, render: (_, { step }) => <StepName step={step} /> },
                { title: words.by, render: (_, { step }) => titlesOf(book, step.by) },
                {
                  title: words.doneOn,
                  render: (_, { done }) => <Done facts={done} {...(mayRecord && { correct: setCorrecting })} />,
                },
                {
                  title: fields.operations,
                  className: 'no-print',
                  render: (_, { step }) => (
                    <Space size={0}>
                      {mayLook && (
                        <Button
                          type="link"
                          size="small"
                          onClick={() => setAsked(step)}
                          aria-label={`${words.missing}：${step.title}`}
                        >
                          {words.missing}
                        </Button>
                      )}
                      {mayRecord && isOwn(step.by) && (
                        <Button
                          type="link"
                          size="small"
                          onClick={() => setRecording({ step: step.id })}
                          aria-label={`${words.record}：${step.title}`}
                        >
                          {words.record}
                        </Button>
                      )}
                    </Space>
                  ),
                },
              ]}
            />
          );
        }}
      </Shown>
      <FactDialog
        key={recording?.step ?? ''}
        open={recording !== undefined}
        close={() => setRecording(undefined)}
        {...{ where, place, book }}
        steps={every.filter(({ by }) => isOwn(by))}
        step={recording?.step}
      />
      <MissingDialog workflowId={workflowOf(place)} on={on} step={asked} close={() => setAsked(undefined)} />
      <CorrectionDialog fact={correcting} book={book} close={() => setCorrecting(undefined)} />
    </>
  );
}

/** One cell for a stage, over all of its steps. */
function spanOf(steps: Listed[], index: number): number {
  const stage = steps[index]?.stage;
  if (index > 0 && steps[index - 1]?.stage === stage) return 0;
  return steps.filter((one) => one.stage === stage).length;
}

function StepName({ step: { title, demand, from, clause } }: { step: Listed }) {
  const source = from === 'base' ? words.skeleton : clause;
  return (
    <span title={source}>
      {title} {demand !== 'must' && <Tag>{words.demand[demand]}</Tag>}
      {from === 'base' && <Tag>{words.skeleton}</Tag>}
    </span>
  );
}

function Done({ facts, correct }: { facts: Fact[]; correct?: (fact: Fact) => void }) {
  if (facts.length === 0) return <span style={{ color: '#595959' }}>{words.notDone}</span>;
  const shown = facts.slice(-MOST_SHOWN);
  const earlier = facts.length - shown.length;
  return [
    ...(earlier > 0 ? [<div key="earlier">{words.earlier(earlier)}</div>] : []),
    ...shown.map((fact) => (
      <div key={fact.id}>
        <span className="day" style={{ textDecoration: fact.stands ? 'none' : 'line-through' }}>
          {dayText(fact.date)}
        </span>{' '}
        {fact.returned && <Tag>{words.returned}</Tag>}
        {fact.voided && <Tag>{words.voided}</Tag>}
        {fact.late && <Tag title={fact.late}>{words.late}</Tag>}
        {correct && fact.stands && (
          <Button
            type="link"
            size="small"
            className="no-print"
            onClick={() => correct(fact)}
            aria-label={`${words.correct}：${fact.title} ${dayText(fact.date)}`}
          >
            {words.correct}
          </Button>
        )}
      </div>
    )),
  ];
}
