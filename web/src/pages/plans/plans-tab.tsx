import { App, Button } from 'antd';
import { useState } from 'react';
import { type Place, workflowOf } from '../../api/facts.ts';
import type { Round } from '../../api/rounds.ts';
import type { Rulebook, Step } from '../../api/rulebooks.ts';
import { dayText } from '../../common/date.ts';
import { ShortTable } from '../../common/short-table.tsx';
import { messages } from '../../messages.ts';
import { useIsOwn, useMayRecord } from '../facts/may-record.ts';
import { stepsOf } from '../facts/step-list.ts';
import { NeedDialog } from './need-dialog.tsx';
import { PlanDialog } from './plan-dialog.tsx';

const words = messages.plans;

interface PlansProps {
  place: Place;
  round: Round;
  book: Rulebook;
  levels: readonly Step['level'][];
}

/** 计划日 of a place, and steps that are told to be needed. */
export function PlansTab({ place, round, book, levels }: PlansProps) {
  const { message } = App.useApp();
  const [open, setOpen] = useState<'plan' | 'need'>();
  const mayRecord = useMayRecord(place);
  const isOwn = useIsOwn(place.round);
  const steps = stepsOf(book, levels).filter(({ by }) => isOwn(by));
  const workflowId = workflowOf(place);
  const plans = round.plans.filter((plan) => plan.workflowId === workflowId);
  const close = () => setOpen(undefined);
  return (
    <>
      {mayRecord && (
        <div className="toolbar">
          <Button type="primary" onClick={() => setOpen('plan')}>
            {words.set}
          </Button>
          <Button onClick={() => setOpen('need')}>{words.need}</Button>
        </div>
      )}
      <ShortTable
        rowKey="step"
        dataSource={plans}
        empty={words.empty}
        columns={[
          { title: words.step, render: (_, { step }) => book.steps[step]?.title ?? step },
          { title: words.day, className: 'day', render: (_, { date }) => dayText(date) },
        ]}
      />
      {open === 'plan' && <PlanDialog {...{ workflowId, steps, close }} />}
      {open === 'need' && (
        <NeedDialog
          {...{ place, steps, close }}
          done={() => {
            void message.success(words.needed);
            close();
          }}
        />
      )}
    </>
  );
}
