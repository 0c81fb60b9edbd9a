import { Drawer, Form, Input } from 'antd';
import { type Recorded, recordFact } from '../../api/facts.ts';
import { type AnnualPlan, useAnnualPlan, useOffice } from '../../api/office.ts';
import { useRulebook } from '../../api/rulebooks.ts';
import type { Target } from '../../api/targets.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { ApprovalFields } from '../facts/approval-fields.tsx';
import { bodyOf, type FactValues } from '../facts/values.ts';
import { TargetChoice } from './target-choice.tsx';

const { registers: words, fields } = messages;
const PLAN = 'annual.plan';
const OFFICE = { kind: 'office', round: 'office' } as const;

interface Values extends Omit<FactValues, 'data'> {
  data: { year: string; targets: string[]; number?: string; note?: string };
}

interface PlanDialogProps {
  /** Of the year that is looked at; this year unless given. */
  year?: string;
  /** Added to what the year's plan has already. */
  add?: Target[];
  close: () => void;
}

/** 登记年度计划: the organizations of a year, in their order; a later one takes the place of an earlier one. */
export function PlanDialog({ year = today().slice(0, 4), add = [], close }: PlanDialogProps) {
  const plan = useAnnualPlan(year);
  return (
    <Drawer open onClose={close} size={560} title={words.planMake} destroyOnHidden>
      <Shown of={plan}>{(before) => <PlanForm before={before} add={add} close={close} />}</Shown>
    </Drawer>
  );
}

function PlanForm({ before, add, close }: { before: AnnualPlan; add: Target[]; close: () => void }) {
  const office = useOffice();
  const book = useRulebook(office.data?.rulebook.id);
  const step = book.data?.steps[PLAN];
  const targets = [...new Set([...before.targets.map(({ code }) => code), ...add.map(({ code }) => code)])];
  return (
    <Entry<Values, Recorded>
      draft={`plan:${before.year}:${add.map(({ code }) => code).join()}`}
      initial={{ at: today(), data: { year: before.year, targets } }}
      submit={({ data, ...values }, key) => {
        const { year, targets: chosen, number, note } = data;
        const body = bodyOf(
          { ...values, fact: PLAN, data: { ...(number && { number }), ...(note && { note }) } },
          step,
        );
        return recordFact(OFFICE, { ...body, data: { ...body.data, year, targets: chosen } }, key);
      }}
      done={close}
    >
      {() => (
        <>
          {before.plan && <p>{words.planHint}</p>}
          <Form.Item
            name={['data', 'year']}
            label={words.year}
            rules={[{ required: true, pattern: /^\d{4}$/, message: words.needYear }]}
          >
            <Input style={{ width: 120 }} inputMode="numeric" />
          </Form.Item>
          <Form.Item
            name={['data', 'targets']}
            label={words.pickTargets}
            extra={words.pickHint}
            rules={[{ required: true, type: 'array', min: 1, message: words.needTargets }]}
          >
            <TargetChoice />
          </Form.Item>
          <DayField name="at" label={fields.at} />
          {step?.approve && book.data && <ApprovalFields book={book.data} approve={step.approve} workflow="office" />}
          <Form.Item name={['data', 'number']} label={fields.number}>
            <Input maxLength={60} />
          </Form.Item>
          <Form.Item name={['data', 'note']} label={fields.note}>
            <Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} />
          </Form.Item>
        </>
      )}
    </Entry>
  );
}
