import { Form, Select } from 'antd';
import { useRulebook, useRulebooks } from '../api/rulebooks.ts';
import { messages } from '../messages.ts';
import { DayField } from './day-field.tsx';

const words = messages.wizard;
type Book = ReturnType<typeof useRulebook>['data'];

/** The rulebook that was chosen in the form; undefined until there is one. */
export function useChosenBook(): Book {
  const chosen: string | undefined = Form.useWatch('rulebook');
  return useRulebook(chosen).data;
}

/** Which rulebook to follow: the newest of each there is. */
export function RulebookField() {
  const books = useRulebooks();
  return (
    <Form.Item name="rulebook" label={words.rulebook} rules={[{ required: true, message: words.needBook }]}>
      <Select
        loading={books.isPending}
        options={(books.data ?? [])
          .filter(({ newest, id }) => newest && id !== 'base')
          .map(({ id, title }) => ({ value: id, label: title }))}
      />
    </Form.Item>
  );
}

/** The days a rulebook asks for, of those that `only` lets be. */
export function ParamFields({ book, only = () => true }: { book: Book; only?: (name: string) => boolean }) {
  const params = Object.entries(book?.params ?? {}).filter(([name]) => only(name));
  return params.map(([name, title]) => <DayField key={name} optional name={['params', name]} label={title} />);
}
