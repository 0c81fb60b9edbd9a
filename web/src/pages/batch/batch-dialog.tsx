import { Alert, App, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import type { LineResult } from '../../api/batch.ts';
import { type Place, recordFacts, workflowOf } from '../../api/facts.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Rulebook } from '../../api/rulebooks.ts';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import { ApprovalFields } from '../facts/approval-fields.tsx';
import type { Listed } from '../facts/step-list.ts';
import { batchColumns } from './batch-columns.ts';
import { type BatchRow, type BatchValues, emptyRows, isFilled, itemsOf } from './batch-row.ts';
import { BatchSheet } from './batch-sheet.tsx';

const words = messages.batch;
const FIRST_ROWS = 5;

interface BatchProps {
  place: Place;
  book: Rulebook;
  step: Listed;
  villages: number;
  /** Numbers that are registered already. */
  taken: readonly string[];
  close: () => void;
}

interface Left {
  attempt: number;
  rows: BatchRow[];
  why: string[];
  /** A step before it is missing, which may have been done on paper. */
  gate: boolean;
}

/** 成批登记: many things of one step on one screen; those refused stay, each with its reason. */
export function BatchDialog({ place, book, step, villages, taken, close }: BatchProps) {
  const { message } = App.useApp();
  const [left, setLeft] = useState<Left>({ attempt: 0, rows: emptyRows(FIRST_ROWS), why: [], gate: false });
  const columns = batchColumns(step, villages);
  const done = ({ rows, results }: { rows: BatchRow[]; results: LineResult[] }) => {
    const open = results.flatMap((result, index) =>
      result.status === 'refused' ? [{ result, row: rows[index] }] : [],
    );
    void message.success(words.done(rows.length - open.length));
    if (open.length === 0) return close();
    setLeft({
      attempt: left.attempt + 1,
      rows: open.flatMap(({ row }) => row ?? []),
      why: open.map(({ result }) => result.problem.detail),
      gate: open.some(({ result }) => (result.problem.missing ?? []).length > 0),
    });
  };
  return (
    <Drawer open onClose={close} size={1080} title={words.titleOf(step.title)} destroyOnHidden>
      {left.why.length > 0 && (
        <Alert role="alert" type="warning" showIcon title={messages.entry.failedSome(left.why.length)} />
      )}
      <p>{words.hint}</p>
      <Entry<BatchValues, { rows: BatchRow[]; results: LineResult[] }>
        key={left.attempt}
        draft={['batch', workflowOf(place), step.id, left.attempt].join(':')}
        initial={{ items: left.rows }}
        submit={async (values, key) => {
          const results = await recordFacts(place, itemsOf(values, step.id, step), key);
          return { rows: values.items.filter(isFilled), results };
        }}
        done={done}
      >
        {(form, error) => (
          <>
            <BatchSheet form={form} columns={columns} step={step} taken={taken} why={left.why} />
            {step.approve && (
              <>
                <p>{words.approvals}</p>
                <ApprovalFields book={book} approve={step.approve} workflow={workflowOf(place)} />
              </>
            )}
            {(left.gate || isGate(error)) && (
              <Form.Item name="late" label={messages.entry.late} extra={messages.entry.lateHint}>
                <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
              </Form.Item>
            )}
          </>
        )}
      </Entry>
    </Drawer>
  );
}

function isGate(error: unknown): boolean {
  return error instanceof Refusal && (error.problem.missing ?? []).length > 0;
}
