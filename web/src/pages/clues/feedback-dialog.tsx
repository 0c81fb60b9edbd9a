import { Checkbox, Drawer, Form } from 'antd';
import { registerFeedback, type Transfer } from '../../api/transfers.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';

const words = messages.clues;

interface Values {
  at: string;
  closed: number[];
}

/** 书面反馈 of a batch: the day it came, and which clues are closed with it. */
export function FeedbackDialog({
  round,
  transfer,
  close,
}: {
  round: string;
  transfer: Transfer | undefined;
  close: () => void;
}) {
  const open = transfer?.clues.filter(({ closedOn }) => !closedOn) ?? [];
  return (
    <Drawer
      open={transfer !== undefined}
      onClose={close}
      size={440}
      title={words.feedbackOf(transfer?.no ?? 0)}
      destroyOnHidden
    >
      {transfer && (
        <Entry<Values, unknown>
          draft={`feedback:${transfer.workflowId}`}
          initial={{ at: today(), closed: [] }}
          submit={({ at, closed }, key) =>
            registerFeedback(round, transfer.no, { at, ...(closed.length > 0 && { closed }) }, key)
          }
          done={close}
        >
          {() => (
            <>
              <DayField name="at" label={messages.fields.at} />
              <Form.Item name="closed" label={words.nowClosed}>
                <Checkbox.Group options={open.map(({ number }) => ({ value: number, label: String(number) }))} />
              </Form.Item>
            </>
          )}
        </Entry>
      )}
    </Drawer>
  );
}
