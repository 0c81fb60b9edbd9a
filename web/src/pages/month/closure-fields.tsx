import { Button, Checkbox, Form, Input, Space } from 'antd';
import { DayField } from '../../common/day-field.tsx';
import { messages } from '../../messages.ts';

const words = messages.calendars;

/** 本县停班: from when to when, by which paper, and those that were lifted again. */
export function ClosureFields() {
  return (
    <Form.List name="closures">
      {(lines, { add, remove }) => (
        <>
          {lines.map(({ key, name }) => (
            <Space key={key} align="start" wrap>
              <DayField name={[name, 'from']} label={words.from} />
              <DayField name={[name, 'to']} label={words.to} optional hint={words.toHint} />
              <Form.Item
                name={[name, 'number']}
                label={words.closureNumber}
                rules={[{ required: true, whitespace: true, message: words.needNumber }]}
              >
                <Input style={{ width: 200 }} maxLength={80} />
              </Form.Item>
              <Form.Item
                name={[name, 'reason']}
                label={words.closureReason}
                extra={words.closureReasonHint}
                rules={[{ required: true, whitespace: true, message: messages.entry.needReason }]}
              >
                <Input style={{ width: 140 }} maxLength={40} />
              </Form.Item>
              <Form.Item name={[name, 'lifted']} valuePropName="checked" style={{ marginTop: 30 }}>
                <Checkbox>{words.lifted}</Checkbox>
              </Form.Item>
              {lines.length > 1 && (
                <Button type="link" onClick={() => remove(name)} style={{ marginTop: 30 }}>
                  {words.remove}
                </Button>
              )}
            </Space>
          ))}
          <div style={{ marginBottom: 16 }}>
            <Button onClick={() => add({})}>{words.add}</Button>
          </div>
        </>
      )}
    </Form.List>
  );
}
