import { Form, Select } from 'antd';
import { useRound } from '../../api/rounds.ts';
import { messages } from '../../messages.ts';

const { entry: words } = messages;

/** Which inspections of the round a step speaks of, such as those a hearing heard. */
export function InspectionsField({ round }: { round: string }) {
  const found = useRound(round);
  const all = (found.data?.groups ?? []).flatMap(({ inspections }) => inspections);
  return (
    <Form.Item
      name={['data', 'inspections']}
      label={words.inspections}
      rules={[{ required: true, message: words.needInspections }]}
    >
      <Select
        mode="multiple"
        loading={found.isPending}
        options={all.map(({ ref, title }) => ({ value: ref, label: title }))}
      />
    </Form.Item>
  );
}
