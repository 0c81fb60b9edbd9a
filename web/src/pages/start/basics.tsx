import { Form, Input, Select } from 'antd';
import { useRulebook, useRulebooks } from '../../api/rulebooks.ts';
import { DayField } from '../../common/day-field.tsx';
import { messages } from '../../messages.ts';
import { ENTRY, EXIT } from './values.ts';

const words = messages.wizard;

/** The round's number, its rulebook, and the days everything else follows from. */
export function Basics() {
  const rulebook: string | undefined = Form.useWatch('rulebook');
  const books = useRulebooks();
  const book = useRulebook(rulebook);
  const params = Object.entries(book.data?.params ?? {});
  const steps = book.data?.steps ?? {};
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
      <Form.Item name="rulebook" label={words.rulebook} rules={[{ required: true, message: words.needBook }]}>
        <Select
          loading={books.isPending}
          options={(books.data ?? [])
            .filter(({ newest, id }) => newest && id !== 'base')
            .map(({ id, title }) => ({ value: id, label: title }))}
        />
      </Form.Item>
      {ENTRY in steps && <DayField optional name={['plans', ENTRY]} label={words.entry} />}
      {EXIT in steps && <DayField optional name={['plans', EXIT]} label={words.exit} />}
      {params.map(([name, title]) => (
        <DayField key={name} optional name={['params', name]} label={title} />
      ))}
    </>
  );
}
