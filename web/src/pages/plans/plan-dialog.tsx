import { Drawer } from 'antd';
import { setPlan } from '../../api/steps-ahead.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import type { Listed } from '../facts/step-list.ts';
import { StepChoice } from './step-choice.tsx';

const words = messages.plans;

interface PlanDialogProps {
  workflowId: string;
  steps: Listed[];
  close: () => void;
}

/** 定计划日 of one step. */
export function PlanDialog({ workflowId, steps, close }: PlanDialogProps) {
  return (
    <Drawer open onClose={close} size={440} title={words.set} destroyOnHidden>
      <p>{words.setHint}</p>
      <Entry<{ step: string; date: string }, unknown>
        draft={`plan:${workflowId}`}
        initial={{ step: '', date: '' }}
        submit={(values, key) => setPlan(workflowId, values, key)}
        done={close}
        words={words.set}
      >
        {() => (
          <>
            <StepChoice steps={steps} />
            <DayField name="date" label={words.day} />
          </>
        )}
      </Entry>
    </Drawer>
  );
}
