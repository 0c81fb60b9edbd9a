import { Checkbox, Drawer, Form, Input } from 'antd';
import { type Correction, correctFact, type Fact, type Recorded } from '../../api/facts.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import { StepFields } from './step-fields.tsx';
import { type FactValues, givenIn } from './values.ts';

const { facts: words, fields, entry } = messages;
const ROUND_LENGTH = 'R2026-01'.length;

interface CorrectionProps {
  fact: Fact | undefined;
  /** With it, what the step asked for can be put right beside the day. */
  book?: Rulebook;
  close: () => void;
}

/** What the form holds; the names of its data are those of the form it was registered with. */
type Values = Omit<Correction, 'data'> & Pick<FactValues, 'data'>;

/** 更正: another day, other contents, or taken back; the reason stays with it on record. */
export function CorrectionDialog({ fact, book, close }: CorrectionProps) {
  return (
    <Drawer
      open={fact !== undefined}
      onClose={close}
      size={440}
      title={words.correctOf(fact?.title ?? '')}
      destroyOnHidden
    >
      {fact && (
        <Entry<Values, Recorded>
          draft={`correction:${fact.id}`}
          initial={{ at: fact.date, reason: '', data: asTyped(fact) }}
          submit={({ data, ...values }, key) => correctFact(fact, { ...values, data: changed(fact, data) }, key)}
          done={close}
          words={words.correct}
        >
          {() => (
            <>
              <Form.Item name="takenBack" valuePropName="checked">
                <Checkbox>{words.takeBack}</Checkbox>
              </Form.Item>
              <Form.Item noStyle dependencies={['takenBack']}>
                {({ getFieldValue }) =>
                  !getFieldValue('takenBack') && (
                    <>
                      <DayField name="at" label={fields.at} />
                      {book && (
                        <StepFields
                          round={fact.workflowId.slice(0, ROUND_LENGTH)}
                          book={book}
                          step={book.steps[fact.fact]}
                          workflow={fact.workflowId}
                        />
                      )}
                    </>
                  )
                }
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

/** What it told, for the form; a number of copies that nobody gave is not proposed again. */
function asTyped({ data }: Fact): FactValues['data'] & object {
  return { count: null, ...data } as FactValues['data'] & object;
}

/** What it tells now, as a whole, where that is something else than before. */
function changed({ data: before }: Fact, typed: FactValues['data']): Fact['data'] | undefined {
  const now = { ...before, ...givenIn(typed) };
  const left = Object.entries(now).filter(([name]) => !(name in (typed ?? {})) || name in givenIn(typed));
  const data = Object.fromEntries(left) as Fact['data'];
  return JSON.stringify(data) === JSON.stringify(before) ? undefined : data;
}
