import { Form, Select } from 'antd';
import { messages } from '../../messages.ts';
import type { Listed } from '../facts/step-list.ts';

/** Which step it is about. */
export function StepChoice({ steps }: { steps: Listed[] }) {
  return (
    <Form.Item
      name="step"
      label={messages.plans.step}
      getValueProps={(value: string) => ({ value: value || null })}
      rules={[{ required: true, message: messages.entry.needStep }]}
    >
      <Select
        showSearch={{ optionFilterProp: 'label' }}
        options={steps.map(({ id, title }) => ({ value: id, label: title }))}
      />
    </Form.Item>
  );
}
