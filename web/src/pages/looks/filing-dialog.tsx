import { Checkbox, Drawer, Form, Input } from 'antd';
import { type Place, recordFact, workflowOf } from '../../api/facts.ts';
import type { Volume } from '../../api/looks.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';

const { looks: words, fields, entry } = messages;

interface FilingProps {
  place: Place;
  step: string;
  kind: Volume['kinds'][number];
  close: () => void;
}

interface Values {
  at: string;
  none: boolean;
  note?: string;
}

/** One kind of a volume is filed, or told to be none with the reason. */
export function FilingDialog({ place, step, kind: { part, title, owed }, close }: FilingProps) {
  return (
    <Drawer open onClose={close} size={440} title={words.fileOf(title)} destroyOnHidden>
      <Entry<Values, unknown>
        draft={`filing:${workflowOf(place)}:${step}:${part}`}
        initial={{ at: today(), none: false }}
        submit={({ at, none, note }, key) => {
          const data = { part, ...(none && { kind: 'none' }), ...(note?.trim() && { note: note.trim() }) };
          return recordFact(place, { fact: step, at, data }, key);
        }}
        done={close}
      >
        {() => (
          <>
            <DayField name="at" label={fields.date} />
            {!owed && (
              <Form.Item name="none" valuePropName="checked">
                <Checkbox>{words.none}</Checkbox>
              </Form.Item>
            )}
            <Form.Item
              name="note"
              label={fields.note}
              dependencies={['none']}
              rules={[({ getFieldValue }) => ({ required: Boolean(getFieldValue('none')), message: entry.needReason })]}
            >
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
            </Form.Item>
          </>
        )}
      </Entry>
    </Drawer>
  );
}
