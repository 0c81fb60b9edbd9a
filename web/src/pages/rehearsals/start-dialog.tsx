import { App, Drawer, Form, Input } from 'antd';
import { useNavigate } from 'react-router';
import { type RehearsalStart, startRehearsal } from '../../api/rehearsals.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { ParamFields, RulebookField, useChosenBook } from '../../common/rulebook-fields.tsx';
import { messages } from '../../messages.ts';
import { GroupFields } from '../start/group-fields.tsx';
import { type StartValues, startBody } from '../start/values.ts';

const words = messages.rehearsals;

interface Values extends StartValues {
  start?: string;
}

/** 开始演练: what a round takes, and the day its clock begins. */
export function StartDialog({ close }: { close: () => void }) {
  const { message } = App.useApp();
  const go = useNavigate();
  return (
    <Drawer open onClose={close} size={640} title={words.start} destroyOnHidden>
      <Entry<Values, Awaited<ReturnType<typeof startRehearsal>>>
        draft="rehearsal"
        initial={{ start: today(), groups: [{ inspects: [{ name: '甲局党组' }] }] }}
        submit={(values, key) => startRehearsal(bodyOf(values), key)}
        done={({ round }) => {
          void message.success(words.startedOne(round));
          close();
          void go(`/rehearsals/${round}`);
        }}
        words={words.start}
      >
        {() => (
          <>
            <Form.Item
              name="no"
              label={words.no}
              extra={words.noHint}
              rules={[{ pattern: /^R\d{4}-\d{2}$/, message: words.badNo }]}
            >
              <Input style={{ width: 200 }} />
            </Form.Item>
            <RulebookField />
            <Params />
            <DayField name="start" label={words.day} />
            <GroupFields />
          </>
        )}
      </Entry>
    </Drawer>
  );
}

function Params() {
  return <ParamFields book={useChosenBook()} />;
}

function bodyOf({ start, ...values }: Values): RehearsalStart {
  const { no, plans, ...rest } = startBody(values);
  return { ...rest, plans: plans ?? {}, ...(no && { no }), ...(start && { start }) };
}
