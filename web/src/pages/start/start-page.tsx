import { App, Button, type FormInstance, Space, Steps } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { startRound } from '../../api/plans.ts';
import { Entry } from '../../common/entry.tsx';
import { Page } from '../../common/page.tsx';
import { messages } from '../../messages.ts';
import { Basics } from './basics.tsx';
import { GroupFields } from './group-fields.tsx';
import { Preview } from './preview.tsx';
import { planBody, type StartValues, startBody } from './values.ts';

const words = messages.wizard;
const PREVIEW = 2;

/** 新建轮次: number and rulebook, groups, the dates that follow, and only then the round. */
export default function StartPage() {
  const [at, setAt] = useState(0);
  const { message } = App.useApp();
  const go = useNavigate();
  return (
    <Page title={words.title}>
      <Steps current={at} size="small" items={words.steps.map((title) => ({ title }))} style={{ marginBottom: 24 }} />
      <Entry<StartValues, Awaited<ReturnType<typeof startRound>>>
        draft="start"
        initial={{ groups: [{ inspects: [{}] }] }}
        submit={(values, key) => startRound(startBody(values), key)}
        done={({ round }) => {
          void message.success(words.started(round));
          void go(`/rounds/${round}`);
        }}
        words={words.start}
        unfinished={at <= PREVIEW}
      >
        {(form) => (
          <>
            <div hidden={at !== 0} style={{ maxWidth: 480 }}>
              <Basics />
            </div>
            <div hidden={at !== 1}>
              <GroupFields />
            </div>
            {at >= PREVIEW && <Preview body={planBody(form.getFieldsValue(true))} />}
            <Space style={{ marginRight: 8 }}>
              {at > 0 && <Button onClick={() => setAt(at - 1)}>{words.back}</Button>}
              {at <= PREVIEW && (
                <Button type="primary" onClick={() => void next(form, at).then((fine) => fine && setAt(at + 1))}>
                  {words.next}
                </Button>
              )}
            </Space>
          </>
        )}
      </Entry>
    </Page>
  );
}

/** Whether what stands in this step may be gone on with. */
async function next(form: FormInstance<StartValues>, at: number): Promise<boolean> {
  try {
    await form.validateFields(at === 0 ? ['no', 'rulebook'] : undefined);
    return true;
  } catch {
    return false;
  }
}
