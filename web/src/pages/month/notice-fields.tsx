import { App, Button, Checkbox, Form, Input, Space } from 'antd';
import { DayField } from '../../common/day-field.tsx';
import { messages } from '../../messages.ts';
import { DaysField } from './days-field.tsx';
import { linesOf } from './proposal.ts';
import { readNotice } from './read-notice.ts';

const words = messages.calendars;

/** 一年的放假安排: its number, and the seven holidays with their days, read from the notice's own words or typed. */
export function NoticeFields() {
  return (
    <>
      <Space wrap align="start">
        <Form.Item
          name="year"
          label={words.year}
          rules={[{ required: true, pattern: /^20\d\d$/, message: words.needYear }]}
        >
          <Input style={{ width: 100 }} inputMode="numeric" />
        </Form.Item>
        <Form.Item
          name={['sources', 0, 'number']}
          label={words.number}
          extra={words.numberHint}
          rules={[{ required: true, whitespace: true, message: words.needNumber }]}
        >
          <Input style={{ width: 260 }} maxLength={80} />
        </Form.Item>
      </Space>
      <Form.Item name="trial" valuePropName="checked">
        <Checkbox>{words.trial}</Checkbox>
      </Form.Item>
      <NoticeText />
      <h2 style={{ fontSize: 16 }}>{words.holidays}</h2>
      <HolidayLines />
    </>
  );
}

/** The notice as it was published, read into the lines below. */
function NoticeText() {
  const form = Form.useFormInstance();
  const { message } = App.useApp();
  const read = () => {
    const { text = '', year = '' } = form.getFieldsValue(true) as { text?: string; year?: string };
    const found = readNotice(text, Number(year));
    if (found.length === 0) {
      void message.warning(words.readNothing);
      return;
    }
    form.setFieldValue('holidays', linesOf(found));
    void message.success(words.readSome(found.length));
  };
  return (
    <>
      <Form.Item name="text" label={words.noticeText} extra={words.noticeHint} style={{ marginBottom: 8 }}>
        <Input.TextArea autoSize={{ minRows: 3, maxRows: 10 }} spellCheck={false} />
      </Form.Item>
      <Button onClick={read} style={{ marginBottom: 16 }}>
        {words.readNotice}
      </Button>
    </>
  );
}

function HolidayLines() {
  return (
    <Form.List name="holidays">
      {(lines, { add, remove }) => (
        <>
          {lines.map(({ key, name }) => (
            <Space key={key} align="start" wrap>
              <Form.Item name={[name, 'name']} label={words.holiday}>
                <Input style={{ width: 120 }} maxLength={40} />
              </Form.Item>
              <DayField name={[name, 'off', 0]} label={words.off} />
              <DayField name={[name, 'off', 1]} label={words.offTo} optional />
              <DaysField name={[name, 'work']} label={words.work} />
              <Button type="link" onClick={() => remove(name)} style={{ marginTop: 30 }}>
                {words.remove}
              </Button>
            </Space>
          ))}
          <div style={{ marginBottom: 16 }}>
            <Button onClick={() => add({ work: [] })}>{words.add}</Button>
          </div>
        </>
      )}
    </Form.List>
  );
}
