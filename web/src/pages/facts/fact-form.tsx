import { Form, Input, Select } from 'antd';
import { type Place, type Recorded, recordFact, subjectOf, workflowOf } from '../../api/facts.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import { ApprovalFields } from './approval-fields.tsx';
import { StepFields } from './step-fields.tsx';
import type { Listed } from './step-list.ts';
import { bodyOf, type FactValues } from './values.ts';

const { entry: words, fields } = messages;

interface FactFormProps {
  place: Place;
  book: Rulebook;
  steps: Listed[];
  /** The step that is meant already. */
  step?: string | undefined;
  /** The things it is about, where they were picked already. */
  numbers?: readonly string[] | undefined;
  done: (result: Recorded) => void;
}

/** A step was done: which, on which day; everything else only where the step has it. */
export function FactForm({ place, book, steps, step, numbers = [], done }: FactFormProps) {
  const one = (id: string | undefined) => steps.find((listed) => listed.id === id);
  const initial: FactValues = {
    at: today(),
    ...(step !== undefined && { fact: step }),
    ...(numbers.length > 0 && { data: { numbers: [...numbers] } }),
  };
  return (
    <Entry<FactValues, Recorded>
      draft={['fact', workflowOf(place), subjectOf(place), step ?? '', ...numbers].join(':')}
      initial={initial}
      submit={(values, key) => recordFact(place, bodyOf(values, one(values.fact)), key)}
      done={done}
    >
      {(form, error) => (
        <>
          <Form.Item name="fact" label={fields.step} rules={[{ required: true, message: words.needStep }]}>
            <Select
              showSearch={{ optionFilterProp: 'label' }}
              disabled={step !== undefined}
              options={groupsOf(steps)}
            />
          </Form.Item>
          <DayField name="at" label={fields.at} />
          <Form.Item noStyle dependencies={['fact']}>
            {() => {
              const chosen = one(form.getFieldValue('fact'));
              return (
                <>
                  {chosen?.approve && (
                    <ApprovalFields book={book} approve={chosen.approve} workflow={workflowOf(place)} />
                  )}
                  <StepFields round={place.round} book={book} step={chosen} workflow={workflowOf(place)} />
                </>
              );
            }}
          </Form.Item>
          {(isGate(error) || form.getFieldValue('late')) && (
            <Form.Item name="late" label={words.late} extra={words.lateHint}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
            </Form.Item>
          )}
        </>
      )}
    </Entry>
  );
}

/** Whether something before it is missing, which may have been done on paper. */
function isGate(error: unknown): boolean {
  return error instanceof Refusal && (error.problem.missing ?? []).length > 0;
}

function groupsOf(steps: Listed[]) {
  const stages = [...new Set(steps.map(({ stage }) => stage))];
  return stages.map((stage) => ({
    label: stage,
    title: stage,
    options: steps.filter((one) => one.stage === stage).map(({ id, title }) => ({ value: id, label: title })),
  }));
}
