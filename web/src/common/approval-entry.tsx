import { Form, Input, Select } from 'antd';
import { messages } from '../messages.ts';
import { DayField } from './day-field.tsx';
import { ScanField } from './scan-field.tsx';

const { entry: words, drafts } = messages;

/** One decision as it is typed. */
export interface TypedSignature {
  by: string;
  role: string;
  date: string;
  text?: string;
  evidence?: string;
}

interface ApprovalEntryProps {
  /** Where a scan of the paper belongs. */
  workflow: string;
  /** In which capacities it may be given. */
  roles: { value: string; label: string }[];
  /** One's own signature: name and capacity are known. */
  self?: boolean;
  optional?: boolean;
}

/** 批示: who decided, in which capacity, on which day, what, and the paper that shows it. */
export function ApprovalEntry({ workflow, roles, self = false, optional = false }: ApprovalEntryProps) {
  return (
    <>
      <Form.Item
        name={['approval', 'by']}
        label={words.approvedBy}
        rules={[{ required: !optional, whitespace: !optional, message: drafts.needName }]}
      >
        <Input maxLength={40} readOnly={self} />
      </Form.Item>
      <Form.Item
        name={['approval', 'role']}
        label={words.capacity}
        rules={[{ required: !optional, message: drafts.needRole }]}
      >
        <Select options={roles} disabled={self} />
      </Form.Item>
      <DayField name={['approval', 'date']} label={words.approvedOn} optional={optional} />
      <Form.Item name={['approval', 'text']} label={words.approvedText}>
        <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
      </Form.Item>
      {!self && (
        <Form.Item name={['approval', 'evidence']} label={words.original}>
          <ScanField workflow={workflow} />
        </Form.Item>
      )}
    </>
  );
}

/** The decision as the API takes it: what was left empty is not in it. */
export function typedApproval({ by, role, date, text, evidence }: TypedSignature): TypedSignature {
  return {
    ...{ by: by.trim(), role, date },
    ...(text?.trim() && { text: text.trim() }),
    ...(evidence?.trim() && { evidence: evidence.trim() }),
  };
}
