import { Alert, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type Adopted, adopt } from '../../api/revisions.ts';
import { useRulebooks } from '../../api/rulebooks.ts';
import { ApprovalEntry, type TypedSignature, typedApproval } from '../../common/approval-entry.tsx';
import { today } from '../../common/date.ts';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';
import { ChangesList } from './changes-list.tsx';
import { useUsedBook } from './used-book.ts';

const { adoption: words, parties } = messages;
const ROLES = (['lg.exec', 'lg.head', 'sec', 'director'] as const).map((value) => ({
  value,
  label: parties.roles[value],
}));

interface Values {
  rulebook?: string;
  reason: string;
  approval: TypedSignature;
}

/** 改用新版规程: which, why, on whose word; then every deadline that moved. */
export function AdoptTab({ round }: { round: string }) {
  const used = useUsedBook(round);
  const books = useRulebooks();
  const [adopted, setAdopted] = useState<Adopted>();
  const newest = (books.data ?? []).filter((book) => book.newest && book.id !== 'base');
  const newer = used && newest.some(({ id, hash }) => id === used.id && hash !== used.hash);
  return (
    <>
      <p>{words.hint}</p>
      {used && (
        <Alert
          type={newer ? 'warning' : 'info'}
          showIcon
          title={`${words.now}：${used.title}（${words.version(used.hash)}），${newer ? words.newer : words.newest}`}
          style={{ marginBottom: 16 }}
        />
      )}
      {adopted ? (
        <Done adopted={adopted} />
      ) : (
        <div style={{ maxWidth: 520 }}>
          <Entry<Values, Adopted>
            draft={`adopt:${round}`}
            initial={{ reason: '', approval: { by: '', role: 'lg.exec', date: today() } }}
            submit={({ rulebook = '', reason, approval }, key) =>
              adopt(round, { rulebook, reason: reason.trim(), approval: typedApproval(approval) }, key)
            }
            done={setAdopted}
            words={words.approve}
          >
            {() => (
              <>
                <Form.Item name="rulebook" label={words.rulebook} rules={[{ required: true, message: words.needBook }]}>
                  <Select
                    loading={books.isPending}
                    options={newest.map(({ id, title, hash }) => ({
                      value: id,
                      label: `${title}（${words.version(hash)}）`,
                    }))}
                  />
                </Form.Item>
                <Form.Item
                  name="reason"
                  label={words.reason}
                  rules={[{ required: true, whitespace: true, message: messages.entry.needReason }]}
                >
                  <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
                </Form.Item>
                <ApprovalEntry workflow={round} roles={ROLES} />
              </>
            )}
          </Entry>
        </div>
      )}
    </>
  );
}

function Done({ adopted: { rulebook, workflows, deadlines } }: { adopted: Adopted }) {
  const left = workflows.filter(({ standing }) => standing === 'left').length;
  return (
    <div role="status">
      <Alert
        type="success"
        showIcon
        title={words.done(rulebook.title)}
        description={left > 0 ? words.left(left) : undefined}
        style={{ marginBottom: 16 }}
      />
      <h2 style={{ fontSize: 16 }}>{words.moved}</h2>
      <ChangesList changes={deadlines} />
    </div>
  );
}
