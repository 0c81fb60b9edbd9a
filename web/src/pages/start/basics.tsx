import { Form, Input } from 'antd';
import { DayField } from '../../common/day-field.tsx';
import { ParamFields, RulebookField, useChosenBook } from '../../common/rulebook-fields.tsx';
import { messages } from '../../messages.ts';
import { ENTRY, EXIT } from './values.ts';

const words = messages.wizard;

/** The round's number, its rulebook, and the days everything else follows from. */
export function Basics() {
  const book = useChosenBook();
  const steps = book?.steps ?? {};
  return (
    <>
      <Form.Item
        name="no"
        label={words.no}
        extra={words.noHint}
        rules={[{ required: true, pattern: /^R\d{4}-\d{2}$/, message: words.badNo }]}
      >
        <Input style={{ width: 200 }} />
      </Form.Item>
      <RulebookField />
      {ENTRY in steps && <DayField optional name={['plans', ENTRY]} label={words.entry} />}
      {EXIT in steps && <DayField optional name={['plans', EXIT]} label={words.exit} />}
      <ParamFields book={book} />
    </>
  );
}
