import { Checkbox, Drawer, Form, Input } from 'antd';
import { type Correction, correctFact, type Fact, type Recorded } from '../../api/facts.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';

const { facts: words, fields, entry } = messages;

/** 更正: another day, or taken back; the reason stays with it on record. */
export function CorrectionDialog({ fact, close }: { fact: Fact | undefined; close: () => void }) {
  return (
    <Drawer
      open={fact !== undefined}
      onClose={close}
      size={440}
      title={words.correctOf(fact?.title ?? '')}
      destroyOnHidden
    >
      {fact && (
        <Entry<Correction, Recorded>
          draft={`correction:${fact.id}`}
          initial={{ at: fact.date, reason: '' }}
          submit={(values, key) => correctFact(fact, values, key)}
          done={close}
          words={words.correct}
        >
          {() => (
            <>
              <Form.Item name="takenBack" valuePropName="checked">
                <Checkbox>{words.takeBack}</Checkbox>
              </Form.Item>
              <Form.Item noStyle dependencies={['takenBack']}>
                {({ getFieldValue }) => !getFieldValue('takenBack') && <DayField name="at" label={fields.at} />}
              </Form.Item>
              <Form.Item
                name="reason"
                label={fields.reason}
                extra={words.reasonHint}
                rules={[{ required: true, whitespace: true, message: entry.needReason }]}
              >
                <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
              </Form.Item>
            </>
          )}
        </Entry>
      )}
    </Drawer>
  );
}
