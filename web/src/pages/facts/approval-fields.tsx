import { Card, Checkbox, Form, Input, Select } from 'antd';
import type { Rulebook, StepApproval } from '../../api/rulebooks.ts';
import { DayField } from '../../common/day-field.tsx';
import { ScanField } from '../../common/scan-field.tsx';
import { messages } from '../../messages.ts';
import { titlesOf } from './step-list.ts';

const words = messages.entry;

interface ApprovalProps {
  book: Rulebook;
  approve: StepApproval[];
  /** Where scans of the paper belong. */
  workflow: string;
}

/** 代录批示: who decided on paper, in which capacity, when; one card for each signature the step needs. */
export function ApprovalFields({ book, approve, workflow }: ApprovalProps) {
  return (
    <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
      <legend style={{ fontSize: 14, fontWeight: 600, marginBottom: 8 }}>{words.approvals}</legend>
      {approve.map(({ by, as }, index) => (
        <Card key={`${as} ${by}`} size="small" title={`${titlesOf(book, by)}${as}`} style={{ marginBottom: 8 }}>
          <Form.Item name={['approval', index, 'by']} label={words.approvedBy}>
            <Input maxLength={40} />
          </Form.Item>
          <Form.Item name={['approval', index, 'role']} label={words.capacity} initialValue={[by].flat()[0]}>
            <Select options={[by].flat().map((code) => ({ value: code, label: titlesOf(book, code) }))} />
          </Form.Item>
          <DayField name={['approval', index, 'date']} label={words.approvedOn} optional />
          <Form.Item name={['approval', index, 'evidence']} label={words.original} style={{ marginBottom: 0 }}>
            <ScanField workflow={workflow} />
          </Form.Item>
        </Card>
      ))}
      <Form.Item name="draft" valuePropName="checked" style={{ margin: 0 }}>
        <Checkbox>{words.draft}</Checkbox>
      </Form.Item>
    </fieldset>
  );
}
