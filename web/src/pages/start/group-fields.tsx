import { Button, Card, Form, Input, InputNumber, Space } from 'antd';
import { messages } from '../../messages.ts';

const words = messages.wizard;

/** The groups, each with the organizations it inspects. */
export function GroupFields() {
  return (
    <Form.List name="groups">
      {(groups, { add, remove }) => (
        <>
          {groups.map(({ key, name }) => (
            <Card
              key={key}
              size="small"
              title={words.group(name + 1)}
              style={{ marginBottom: 12 }}
              extra={
                groups.length > 1 && (
                  <Button type="link" size="small" onClick={() => remove(name)}>
                    {words.removeGroup}
                  </Button>
                )
              }
            >
              <Units group={name} />
            </Card>
          ))}
          <Button onClick={() => add({ inspects: [{}] })} style={{ marginBottom: 16 }}>
            {words.addGroup}
          </Button>
        </>
      )}
    </Form.List>
  );
}

function Units({ group }: { group: number }) {
  return (
    <Form.List name={[group, 'inspects']}>
      {(units, { add, remove }) => (
        <>
          {units.map(({ key, name }) => (
            <Space key={key} align="start" wrap>
              <Form.Item
                name={[name, 'name']}
                label={words.unit}
                rules={[{ required: true, whitespace: true, message: words.needUnit }]}
              >
                <Input maxLength={100} style={{ width: 240 }} />
              </Form.Item>
              <Form.Item name={[name, 'villages']} label={words.villages}>
                <InputNumber min={1} max={999} />
              </Form.Item>
              {units.length > 1 && (
                <Button type="link" size="small" onClick={() => remove(name)} style={{ marginTop: 32 }}>
                  {words.remove}
                </Button>
              )}
            </Space>
          ))}
          <div>
            <Button size="small" onClick={() => add({})}>
              {words.addUnit}
            </Button>
          </div>
        </>
      )}
    </Form.List>
  );
}
