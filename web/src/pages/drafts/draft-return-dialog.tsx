import { Drawer } from 'antd';
import type { Draft } from '../../api/drafts.ts';
import { returnDraft } from '../../api/drafts-all.ts';
import { Entry } from '../../common/entry.tsx';
import { ReasonField } from '../../common/reason-field.tsx';
import { messages } from '../../messages.ts';

const words = messages.drafts;

/** A paper goes back to who handed it in. */
export function DraftReturnDialog({ draft, close }: { draft: Draft; close: () => void }) {
  return (
    <Drawer open onClose={close} size={440} title={words.backOf(draft.title)} destroyOnHidden>
      <p>{words.backHint}</p>
      <Entry<{ reason: string }, unknown>
        draft={`draft-return:${draft.workflowId}:${draft.id}`}
        initial={{ reason: '' }}
        submit={({ reason }, key) => returnDraft(draft, reason, key)}
        done={close}
        words={words.back}
      >
        {() => <ReasonField />}
      </Entry>
    </Drawer>
  );
}
