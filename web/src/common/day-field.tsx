import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { messages } from '../messages.ts';
import { dayOf, FIELD_FORMATS, fieldDay } from './date.ts';

interface DayFieldProps {
  name: string | (string | number)[];
  label: string;
  optional?: boolean;
  hint?: string;
  /** In a table, the column's head is the label. */
  bare?: boolean;
}

/** A day, kept in the form as the API takes it: YYYY-MM-DD. */
export function DayField({ name, label, optional = false, hint, bare = false }: DayFieldProps) {
  return (
    <Form.Item
      name={name}
      {...(bare ? { style: { margin: 0 } } : { label, extra: hint })}
      rules={[{ required: !optional, message: messages.entry.needDay }]}
      getValueProps={(day?: string) => ({ value: day ? fieldDay(day) : null })}
      normalize={(picked: Dayjs | null) => (picked ? dayOf(picked) : undefined)}
    >
      <DatePicker
        format={FIELD_FORMATS}
        // Enter ends the typing of a day; the form is sent by its button.
        onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        style={{ width: bare ? 200 : '100%' }}
        aria-label={label}
        allowClear={optional}
      />
    </Form.Item>
  );
}
