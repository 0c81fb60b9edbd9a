import { Button, Descriptions, Drawer, Form, Input } from 'antd';
import { useState } from 'react';
import { type Office, setOfficeParam } from '../../api/office.ts';
import { useMay } from '../../app/who.ts';
import { dayText, today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { LightCounts } from '../../common/light.tsx';
import { messages } from '../../messages.ts';

const words = messages.registers;
type Param = Office['params'][number];

/** 常设设置: which rulebook the office itself follows, and its dated parameters. */
export function StandingTab({ office }: { office: Office }) {
  const mayRecord = useMay('registers.record');
  const [setting, setSetting] = useState<Param>();
  const { rulebook, calendarVersion, targets, people, lights, params } = office;
  const items = [
    { key: 'book', label: words.rulebook, children: rulebook.title },
    { key: 'calendar', label: words.calendar, children: calendarVersion },
    { key: 'targets', label: words.counts, children: words.countsOf(targets.never, targets.current, targets.done) },
    { key: 'people', label: words.people, children: words.peopleOf(people) },
    { key: 'lights', label: words.lights, children: <LightCounts lights={lights} /> },
    ...params.map((param) => ({
      key: param.name,
      label: param.title,
      children: (
        <>
          {dayText(param.date) || words.unset}{' '}
          {mayRecord && (
            <Button type="link" size="small" onClick={() => setSetting(param)} aria-label={words.paramOf(param.title)}>
              {words.paramSet}
            </Button>
          )}
        </>
      ),
    })),
  ];
  return (
    <>
      <Descriptions bordered size="small" column={1} items={items} style={{ maxWidth: 720 }} />
      {setting && <ParamDrawer param={setting} close={() => setSetting(undefined)} />}
    </>
  );
}

function ParamDrawer({ param: { name, title, date }, close }: { param: Param; close: () => void }) {
  return (
    <Drawer open onClose={close} size={400} title={words.paramOf(title)} destroyOnHidden>
      <Entry<{ date: string; reason?: string }, unknown>
        draft={`office-param:${name}`}
        initial={{ date: date ?? today() }}
        submit={({ date: day, reason }, key) =>
          setOfficeParam({ name, date: day, ...(reason?.trim() && { reason: reason.trim() }) }, key)
        }
        done={close}
        words={words.paramSet}
      >
        {() => (
          <>
            <DayField name="date" label={messages.fields.date} />
            <Form.Item name="reason" label={messages.fields.reason}>
              <Input.TextArea autoSize={{ minRows: 2 }} maxLength={500} />
            </Form.Item>
          </>
        )}
      </Entry>
    </Drawer>
  );
}
