import { DatePicker, Form } from 'antd';
import type { Dayjs } from 'dayjs';
import { dayOf, fieldDay } from '../../common/date.ts';

interface DaysFieldProps {
  name: (string | number)[];
  label: string;
}

/** Several days, kept in the form as the API takes them: YYYY-MM-DD, in their order. */
export function DaysField({ name, label }: DaysFieldProps) {
  return (
    <Form.Item
      name={name}
      label={label}
      getValueProps={(days?: string[]) => ({ value: (days ?? []).map(fieldDay) })}
      normalize={(picked: Dayjs[] | null) => (picked ?? []).map(dayOf).sort()}
    >
      <DatePicker multiple format="M月D日" style={{ minWidth: 180 }} aria-label={label} />
    </Form.Item>
  );
}
