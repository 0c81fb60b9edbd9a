import { App, Form, Input } from 'antd';
import { type Imported, importCalendar } from '../../api/calendars.ts';
import { useWhoIs } from '../../app/who.ts';
import { ApprovalEntry, type TypedSignature, typedApproval } from '../../common/approval-entry.tsx';
import { today } from '../../common/date.ts';
import { readDraft } from '../../common/draft.ts';
import { Entry } from '../../common/entry.tsx';
import type { ListState } from '../../common/list-state.ts';
import { Nothing } from '../../common/states.tsx';
import { messages } from '../../messages.ts';
import { bodyOf, type ProposalValues } from './proposal.ts';

const { calendars: words, parties } = messages;
const ROLES = (['director', 'lg.exec', 'lg.head', 'sec'] as const).map((value) => ({
  value,
  label: parties.roles[value],
}));

interface Values {
  proposal?: ProposalValues;
  reason: string;
  approval: TypedSignature;
}

/** Names what is kept between a preview and its approval. */
export function approvalDraft(preview: string): string {
  return `calendar-import:${preview}`;
}

/** 批准导入: on whose word; the calendar is in force from then on and every open deadline is counted anew. */
export function ImportApproval({ id, state }: { id: string; state: ListState }) {
  const { login } = useWhoIs();
  const { message } = App.useApp();
  const kept = readDraft<Values>(`${login}:${approvalDraft(id)}`)?.values.proposal;
  if (!kept) return <Nothing words={words.forgotten} />;
  const done = ({ no, repeated }: Imported) => {
    if (repeated) void message.info(words.same);
    state.begin({ tab: 'revisions', ...(!repeated && { no: String(no) }) });
  };
  return (
    <section style={{ maxWidth: 520 }}>
      <h2 style={{ fontSize: 16 }}>{words.approveTitle}</h2>
      <p>{words.approveHint}</p>
      <Entry<Values, Imported>
        draft={approvalDraft(id)}
        initial={{ proposal: kept, reason: words.reasonUsual, approval: { by: '', role: 'director', date: today() } }}
        submit={({ proposal = kept, reason, approval }, key) =>
          importCalendar(
            { ...bodyOf(proposal), preview: id, reason: reason.trim(), approval: typedApproval(approval) },
            key,
          )
        }
        done={done}
        words={words.approve}
      >
        {() => (
          <>
            <Form.Item
              name="reason"
              label={words.reason}
              rules={[{ required: true, whitespace: true, message: messages.entry.needReason }]}
            >
              <Input maxLength={500} />
            </Form.Item>
            <ApprovalEntry workflow="office" roles={ROLES} />
          </>
        )}
      </Entry>
    </section>
  );
}
