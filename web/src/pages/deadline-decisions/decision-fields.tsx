import { Form, Input, Select } from 'antd';
import type { Deadline } from '../../api/deadlines.ts';
import { ApprovalEntry } from '../../common/approval-entry.tsx';
import { DayField } from '../../common/day-field.tsx';
import { ReasonField } from '../../common/reason-field.tsx';
import { messages } from '../../messages.ts';
import { useDeciders } from './deciders.ts';
import { APPROVED } from './decision-values.ts';
import type { Kind } from './kinds.ts';

const words = messages.decisions;
const DISCIPLINE = 'disc';

/** What a decision asks for: a day, the reason, whose word it is. */
export function DecisionFields({ kind, rows }: { kind: Kind; rows: Deadline[] }) {
  const deciders = useDeciders(rows[0], kind);
  const reminded = kind === 'remind' && rows.some(({ subject }) => subject.unit === DISCIPLINE);
  return (
    <>
      {kind === 'extend' && <DayField name="due" label={words.due} />}
      {kind === 'ask' && <DayField name="due" label={words.wish} />}
      {kind === 'pause' && <DayField name="from" label={words.from} />}
      {kind === 'resume' && <DayField name="until" label={words.until} />}
      {kind === 'remind' && (
        <>
          <Form.Item name="paper" label={words.paper}>
            <Select allowClear options={[...words.papers]} />
          </Form.Item>
          <Form.Item name="wording" label={words.wording}>
            <Input maxLength={200} />
          </Form.Item>
        </>
      )}
      {kind !== 'remind' && <ReasonField optional={kind === 'resume'} />}
      {(APPROVED.has(kind) || reminded) && (
        <fieldset style={{ border: 0, padding: 0, margin: '0 0 16px' }}>
          <legend style={{ fontSize: 14, fontWeight: 600, marginBottom: 8 }}>
            {reminded ? words.approvalRemind : words.approval}
          </legend>
          {deciders.length > 0 && <p>{words.who(deciders.map(({ label }) => label).join('、'))}</p>}
          <ApprovalEntry workflow={rows[0]?.workflowId ?? ''} roles={deciders} />
        </fieldset>
      )}
    </>
  );
}
