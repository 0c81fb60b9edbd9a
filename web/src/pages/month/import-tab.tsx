import { Form, Segmented } from 'antd';
import { type Preview, previewCalendar } from '../../api/calendars.ts';
import { newKey } from '../../api/key.ts';
import { useWhoIs } from '../../app/who.ts';
import { today } from '../../common/date.ts';
import { keepDraft } from '../../common/draft.ts';
import { Entry } from '../../common/entry.tsx';
import type { ListState } from '../../common/list-state.ts';
import { messages } from '../../messages.ts';
import { ClosureFields } from './closure-fields.tsx';
import { approvalDraft } from './import-approval.tsx';
import { ImportPreview } from './import-preview.tsx';
import { NoticeFields } from './notice-fields.tsx';
import { bodyOf, emptyProposal, type ProposalValues } from './proposal.ts';

const words = messages.calendars;

/** 导入: what the notice says, then every deadline it would move, and only then the calendar. */
export function ImportTab({ state }: { state: ListState }) {
  const id = state.get('preview');
  if (id !== undefined) return <ImportPreview key={id} id={id} state={state} />;
  return <ProposalForm state={state} />;
}

function ProposalForm({ state }: { state: ListState }) {
  const { login } = useWhoIs();
  return (
    <>
      <p>{words.importHint}</p>
      <Entry<ProposalValues, { preview: Preview; values: ProposalValues }>
        draft="calendar"
        initial={emptyProposal()}
        submit={async (values, key) => ({ preview: await previewCalendar(bodyOf(values), key), values })}
        done={({ preview, values }) => {
          // It is sent once more with the approval; until then it is this browser's.
          keepDraft(`${login}:${approvalDraft(preview.id)}`, {
            key: newKey(),
            values: {
              proposal: values,
              reason: words.reasonUsual,
              approval: { by: '', role: 'director', date: today() },
            },
          });
          state.begin({ tab: 'import', preview: preview.id });
        }}
        words={words.preview}
      >
        {() => (
          <>
            <Form.Item name="kind" label={words.what}>
              <Segmented options={Object.entries(words.kinds).map(([value, label]) => ({ value, label }))} />
            </Form.Item>
            <Form.Item noStyle dependencies={['kind']}>
              {({ getFieldValue }) => (getFieldValue('kind') === 'notice' ? <NoticeFields /> : <ClosureFields />)}
            </Form.Item>
          </>
        )}
      </Entry>
    </>
  );
}
