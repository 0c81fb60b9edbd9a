import { Alert, Button, Descriptions, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { setRoundParam } from '../../api/revisions.ts';
import { useRound } from '../../api/rounds.ts';
import { useRulebook } from '../../api/rulebooks.ts';
import { dayText, today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { Nothing, Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.adoption;

interface Param {
  name: string;
  title: string;
  date: string | undefined;
}

/** 日期参数 of a round: each day it was given, set anew with the reason. */
export function ParamsTab({ round }: { round: string }) {
  const found = useRound(round);
  const book = useRulebook(found.data?.rulebook?.id);
  const [setting, setSetting] = useState<Param>();
  return (
    <>
      <p>{words.paramsHint}</p>
      <Shown of={book}>
        {({ params: titles }) => {
          const params = Object.entries(titles).map(([name, title]) => ({
            name,
            title,
            date: found.data?.params[name],
          }));
          return params.length === 0 ? (
            <Nothing words={words.paramsNone} />
          ) : (
            <Descriptions
              bordered
              size="small"
              column={1}
              style={{ maxWidth: 720 }}
              items={params.map((param) => ({
                key: param.name,
                label: param.title,
                children: (
                  <>
                    {dayText(param.date) || words.unset}{' '}
                    <Button
                      type="link"
                      size="small"
                      onClick={() => setSetting(param)}
                      aria-label={words.setOf(param.title)}
                    >
                      {words.set}
                    </Button>
                  </>
                ),
              }))}
            />
          );
        }}
      </Shown>
      {setting && <ParamDrawer round={round} param={setting} close={() => setSetting(undefined)} />}
    </>
  );
}

function ParamDrawer({
  round,
  param: { name, title, date },
  close,
}: {
  round: string;
  param: Param;
  close: () => void;
}) {
  return (
    <Drawer open onClose={close} size={400} title={words.setOf(title)} destroyOnHidden>
      <Alert type="info" showIcon title={words.paramsHint} style={{ marginBottom: 16 }} />
      <Entry<{ date: string; reason?: string }, unknown>
        draft={`param:${round}:${name}`}
        initial={{ date: date ?? today() }}
        submit={({ date: day, reason }, key) =>
          setRoundParam(round, { name, date: day, ...(reason?.trim() && { reason: reason.trim() }) }, key)
        }
        done={close}
        words={words.set}
      >
        {() => (
          <>
            <DayField name="date" label={messages.fields.date} />
            <Form.Item name="reason" label={words.reason}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
            </Form.Item>
          </>
        )}
      </Entry>
    </Drawer>
  );
}
