import { Drawer } from 'antd';
import { decide, refuseExtension } from '../../api/deadline-decisions.ts';
import type { Requested } from '../../api/extension-request-list.ts';
import { ApprovalEntry, type TypedSignature, typedApproval } from '../../common/approval-entry.tsx';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { ReasonField } from '../../common/reason-field.tsx';
import { messages } from '../../messages.ts';
import { useDeciders } from './deciders.ts';

const words = messages.decisions;

interface Values {
  due: string;
  reason: string;
  approval: TypedSignature;
}

/** What was asked for is granted, to that day or another one, or refused; on the word of whom the rulebook names. */
export function RequestDialog({ request, grant, close }: { request: Requested; grant: boolean; close: () => void }) {
  const { workflowId, id, key: deadline, title, wish, reason } = request;
  const deciders = useDeciders(request, 'extend');
  const submit = ({ due, reason: why, approval: typed }: Values, key: string) => {
    const approval = typedApproval(typed);
    if (!grant) return refuseExtension(workflowId, { request: id, reason: why, approval }, key);
    return decide(
      workflowId,
      { kind: 'extend', body: { key: deadline, due, reason: why, request: id, approval } },
      key,
    );
  };
  return (
    <Drawer
      open
      onClose={close}
      size={460}
      title={grant ? words.grantOf(title) : words.refuseOf(title)}
      destroyOnHidden
    >
      <Entry<Values, unknown>
        draft={`request:${workflowId}:${id}:${grant}`}
        initial={{ due: wish, reason: grant ? reason : '', approval: { by: '', role: '', date: today() } }}
        submit={submit}
        done={close}
        words={grant ? words.grant : words.refuse}
      >
        {() => (
          <>
            {grant && <DayField name="due" label={words.due} />}
            <ReasonField />
            <ApprovalEntry workflow={workflowId} roles={deciders} />
          </>
        )}
      </Entry>
    </Drawer>
  );
}
