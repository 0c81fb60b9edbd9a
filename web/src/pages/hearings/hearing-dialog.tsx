import { Button, Checkbox, Drawer, Form, Input, Select } from 'antd';
import { recordHearing } from '../../api/hearings.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Round } from '../../api/rounds.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { ScansField } from '../../common/scan-field.tsx';
import { messages } from '../../messages.ts';

const { hearings: words, fields, entry } = messages;

interface HearingProps {
  round: Round;
  book: Rulebook;
  close: () => void;
}

interface Values {
  step?: string;
  at: string;
  inspections: string[];
  receivers?: string[];
  late?: string;
  evidence?: string[];
}

/** 登记听取汇报: one meeting, with the inspections it heard. */
export function HearingDialog({ round, book, close }: HearingProps) {
  const all = round.groups.flatMap(({ inspections }) => inspections);
  const meetings = Object.entries(book.steps).filter(([, { names }]) => names === 'inspections');
  const receivers = Object.entries(book.receivers).map(([value, { title }]) => ({ value, label: title }));
  return (
    <Drawer open onClose={close} size={520} title={words.record} destroyOnHidden>
      <p>{words.hint}</p>
      <Entry<Values, unknown>
        draft={`hearing:${round.round}`}
        initial={{ at: today(), inspections: all.map(({ ref }) => ref) }}
        submit={(values, key) => recordHearing(round.round, bodyOf(values), key)}
        done={close}
      >
        {(form, error) => (
          <>
            <Form.Item name="step" label={words.step} rules={[{ required: true, message: words.needStep }]}>
              <Select options={meetings.map(([value, { title }]) => ({ value, label: title }))} />
            </Form.Item>
            <DayField name="at" label={fields.date} />
            <div className="toolbar" style={{ marginBottom: 4 }}>
              <Button size="small" onClick={() => form.setFieldsValue({ inspections: all.map(({ ref }) => ref) })}>
                {words.all}
              </Button>
              <Button size="small" onClick={() => form.setFieldsValue({ inspections: [] })}>
                {words.none}
              </Button>
            </div>
            <Form.Item name="inspections" label={words.heard} rules={[{ required: true, message: words.needHeard }]}>
              <Checkbox.Group
                style={{ display: 'grid', gap: 4 }}
                options={all.map(({ ref, title }) => ({ value: ref, label: title }))}
              />
            </Form.Item>
            {receivers.length > 0 && (
              <Form.Item name="receivers" label={words.receivers}>
                <Select mode="multiple" allowClear options={receivers} />
              </Form.Item>
            )}
            <Form.Item name="evidence" label={fields.evidence} extra={fields.evidenceHint}>
              <ScansField workflow={round.workflowId} />
            </Form.Item>
            {(isGate(error) || form.getFieldValue('late')) && (
              <Form.Item name="late" label={entry.late} extra={entry.lateHint}>
                <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
              </Form.Item>
            )}
          </>
        )}
      </Entry>
    </Drawer>
  );
}

function bodyOf({ step = '', at, inspections, receivers, late, evidence }: Values) {
  return {
    ...{ step, at, inspections },
    ...(receivers?.length && { receivers }),
    ...(late?.trim() && { late: late.trim() }),
    ...(evidence?.length && { evidence }),
  };
}

/** Whether something before it is missing for one of them, which may have been done on paper. */
function isGate(error: unknown): boolean {
  return error instanceof Refusal && (error.problem.missing ?? []).length > 0;
}
