import { Drawer } from 'antd';
import { type Report, returnReport } from '../../api/reports.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { ReasonField } from '../../common/reason-field.tsx';
import { messages } from '../../messages.ts';

const words = messages.handedIn;

interface Values {
  reason: string;
  rework?: string;
}

/** 退回补正: why, and until when the office wants it back. */
export function ReturnDialog({ report, close }: { report: Report; close: () => void }) {
  return (
    <Drawer open onClose={close} size={440} title={words.backOf(report.title)} destroyOnHidden>
      <p>{words.backHint}</p>
      <Entry<Values, unknown>
        draft={`return:${report.workflowId}:${report.id}`}
        initial={{ reason: '' }}
        submit={({ reason, rework }, key) => returnReport(report, { reason, ...(rework && { rework }) }, key)}
        done={close}
        words={words.back}
      >
        {() => (
          <>
            <ReasonField />
            <DayField name="rework" label={words.rework} optional />
          </>
        )}
      </Entry>
    </Drawer>
  );
}
