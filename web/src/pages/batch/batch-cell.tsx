import { Form, Input, InputNumber, Select } from 'antd';
import type { Step } from '../../api/rulebooks.ts';
import { DayField } from '../../common/day-field.tsx';
import { messages } from '../../messages.ts';
import type { BatchColumn } from './batch-columns.ts';
import { type BatchRow, isFilled } from './batch-row.ts';

const words = messages.batch;
const LONGEST: Partial<Record<keyof BatchRow, number>> = { number: 20, note: 2000, category: 40, copy: 20, place: 60 };

interface CellProps {
  line: number;
  column: BatchColumn;
  step: Step;
  taken: readonly string[];
}

/** One field of the sheet, called after its line and column. */
export function BatchCell({ line, column: { key, title }, step, taken }: CellProps) {
  const label = words.cell(line + 1, title);
  if (key === 'at') return <DayField bare name={[line, key]} label={label} />;
  if (key === 'number') return <NumberCell line={line} label={label} taken={taken} />;
  return (
    <Form.Item name={[line, key]} style={{ margin: 0 }}>
      {field()}
    </Form.Item>
  );

  function field() {
    if (key === 'people') return <InputNumber min={1} aria-label={label} style={{ width: '100%' }} />;
    if (key !== 'kind') return <Input aria-label={label} maxLength={LONGEST[key] ?? 100} />;
    const kinds = Object.entries(step.kinds ?? {}).map(([value, name]) => ({ value, label: name }));
    return <Select allowClear aria-label={label} options={kinds} style={{ width: '100%' }} />;
  }
}

/** The number of a thing: each its own, none that is registered already. */
function NumberCell({ line, label, taken }: { line: number; label: string; taken: readonly string[] }) {
  return (
    <Form.Item
      name={[line, 'number']}
      style={{ margin: 0 }}
      rules={[
        ({ getFieldValue }) => ({
          validator: async (_, value: string = '') => {
            const rows: BatchRow[] = getFieldValue('items') ?? [];
            const number = value.trim();
            if (!number && isFilled(rows[line] ?? {})) throw new Error(words.needNumber);
            if (
              number &&
              (taken.includes(number) || rows.some((row, i) => i !== line && row.number?.trim() === number))
            ) {
              throw new Error(words.twice);
            }
          },
        }),
      ]}
    >
      <Input aria-label={label} maxLength={LONGEST.number} />
    </Form.Item>
  );
}
