import { Drawer, Form, Radio } from 'antd';
import type { RoundDraft } from '../../api/drafts-all.ts';
import { signDraft } from '../../api/drafts-all.ts';
import { useRound } from '../../api/rounds.ts';
import { useRoundBook } from '../../api/rulebooks.ts';
import { covers, useMay, useWhoIs } from '../../app/who.ts';
import { ApprovalEntry, type TypedSignature, typedApproval } from '../../common/approval-entry.tsx';
import { today } from '../../common/date.ts';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import { rolesFor } from './signature-roles.ts';

const words = messages.drafts;

interface Values {
  own: boolean;
  approval: TypedSignature;
}

/** One signature: one's own, or what somebody signed on paper（代录批示）. */
export function SignDialog({ draft, close }: { draft: RoundDraft; close: () => void }) {
  const who = useWhoIs();
  const round = useRound(draft.round === 'office' ? '' : draft.round);
  const book = useRoundBook(round.data);
  const mayEnter = useMay('approvals.record') && covers(who, draft.round);
  const held = who.roles.map(({ role }) => role);
  const { all, next } = rolesFor(book.data, draft, held);
  const mine = next.find((role) => held.includes(role));
  const own = draft.mine && who.person !== null;
  const self: TypedSignature = { by: who.name, role: mine ?? held[0] ?? '', date: today() };
  return (
    <Drawer open onClose={close} size={460} title={own ? words.signOf(draft.title) : words.enterOf(draft.title)}>
      <Entry<Values, unknown>
        key={`${own} ${mine}`}
        draft={`sign:${draft.workflowId}:${draft.id}:${draft.signed.length}:${mine ?? ''}`}
        initial={{ own, approval: own ? self : { by: '', role: next[0] ?? '', date: today() } }}
        submit={({ own: self, approval }, key) => {
          const person = self && who.person !== null ? { person: who.person } : {};
          return signDraft(draft, { approval: { ...typedApproval(approval), ...person } }, key);
        }}
        done={close}
        words={own ? words.sign : words.enter}
      >
        {(form) => (
          <>
            {own && mayEnter && (
              <Form.Item name="own" label={words.how}>
                <Radio.Group
                  options={[
                    { value: true, label: words.own },
                    { value: false, label: words.enter },
                  ]}
                  onChange={({ target }) =>
                    form.setFieldsValue({
                      approval: target.value ? self : { by: '', role: next[0] ?? '', date: today() },
                    })
                  }
                />
              </Form.Item>
            )}
            <Form.Item noStyle dependencies={['own']}>
              {({ getFieldValue }) => {
                const self = Boolean(getFieldValue('own'));
                return (
                  <>
                    <p>{self ? words.signHint : words.enterHint}</p>
                    <ApprovalEntry workflow={draft.workflowId} roles={all} self={self} />
                  </>
                );
              }}
            </Form.Item>
          </>
        )}
      </Entry>
    </Drawer>
  );
}
