import { Form, Input } from 'antd';
import { messages } from '../messages.ts';

/** Why: asked for wherever something is changed that was on record. */
export function ReasonField({ hint, optional = false }: { hint?: string; optional?: boolean }) {
  return (
    <Form.Item
      name="reason"
      label={messages.fields.reason}
      extra={hint}
      rules={[{ required: !optional, whitespace: !optional, message: messages.entry.needReason }]}
    >
      <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
    </Form.Item>
  );
}
