import { Drawer } from 'antd';
import { type Place, subjectOf, workflowOf } from '../../api/facts.ts';
import { declareNeed } from '../../api/steps-ahead.ts';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import type { Listed } from '../facts/step-list.ts';
import { StepChoice } from './step-choice.tsx';

const words = messages.plans;

interface NeedDialogProps {
  place: Place;
  steps: Listed[];
  close: () => void;
  done: () => void;
}

/** 写明要办: the condition of a step came true. */
export function NeedDialog({ place, steps, close, done }: NeedDialogProps) {
  const workflowId = workflowOf(place);
  return (
    <Drawer open onClose={close} size={440} title={words.need} destroyOnHidden>
      <p>{words.needHint}</p>
      <Entry<{ step: string }, unknown>
        draft={`need:${workflowId}`}
        initial={{ step: '' }}
        submit={({ step }, key) => declareNeed(workflowId, { step, on: subjectOf(place) }, key)}
        done={done}
        words={words.need}
      >
        {() => <StepChoice steps={steps.filter(({ demand }) => demand === 'if' || demand === 'event')} />}
      </Entry>
    </Drawer>
  );
}
