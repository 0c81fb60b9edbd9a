import { Collapse, Form, Input, InputNumber, Select } from 'antd';
import type { Rulebook, Step } from '../../api/rulebooks.ts';
import { ScansField } from '../../common/scan-field.tsx';
import { messages } from '../../messages.ts';
import { InspectionsField } from './inspections-field.tsx';

const { entry: words, fields } = messages;
const tags = { mode: 'tags' as const, open: false, suffixIcon: null, tokenSeparators: [' ', ',', '，', '、'] };

interface StepFieldsProps {
  round: string;
  book: Rulebook;
  step: Step | undefined;
  /** Where scans of the papers belong. */
  workflow: string;
}

/** What a step asks for beside its day; what it never needs is folded. */
export function StepFields({ round, book, step, workflow }: StepFieldsProps) {
  const thing = step?.opens ?? step?.each;
  const optional = (
    <>
      <Form.Item name={['data', 'number']} label={fields.number}>
        <Input maxLength={60} />
      </Form.Item>
      <Form.Item name="evidence" label={fields.evidence} extra={fields.evidenceHint}>
        <ScansField workflow={workflow} />
      </Form.Item>
      <Form.Item name={['data', 'note']} label={fields.note} style={{ marginBottom: 0 }}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
    </>
  );
  return (
    <>
      {thing && (
        <Form.Item
          name={['data', 'numbers']}
          label={words.numbers(book.things?.[thing] ?? thing)}
          extra={words.numbersHint}
        >
          <Select {...tags} />
        </Form.Item>
      )}
      {step?.names === 'inspections' && <InspectionsField round={round} />}
      {step?.kinds && (
        <Form.Item name={['data', 'kind']} label={words.kind}>
          <Select allowClear options={optionsOf(step.kinds)} />
        </Form.Item>
      )}
      {step?.parts && (
        <Form.Item name={['data', 'part']} label={words.part}>
          <Select
            allowClear
            placeholder={words.whole}
            options={step.parts.map((part) => ({ value: part, label: step['part-titles']?.[part] ?? part }))}
          />
        </Form.Item>
      )}
      {step?.copies !== undefined && (
        <Form.Item name={['data', 'count']} label={words.copies} initialValue={step.copies}>
          <InputNumber min={0} />
        </Form.Item>
      )}
      {step?.figures?.['people-least'] !== undefined && (
        <Form.Item name={['data', 'people']} label={words.people}>
          <InputNumber min={1} />
        </Form.Item>
      )}
      <Collapse
        ghost
        size="small"
        items={[{ key: 'more', label: words.more, children: optional, forceRender: true }]}
        style={{ marginBottom: 16 }}
      />
    </>
  );
}

function optionsOf(titles: Record<string, string>) {
  return Object.entries(titles).map(([value, label]) => ({ value, label }));
}
