import { App, Drawer, Form, Input, InputNumber, Select } from 'antd';
import { type LineResult, type Sending, sendLetters } from '../../api/letters.ts';
import { Refusal } from '../../api/refusal.ts';
import type { Round } from '../../api/rounds.ts';
import { useRoundBook } from '../../api/rulebooks.ts';
import { today } from '../../common/date.ts';
import { DayField } from '../../common/day-field.tsx';
import { Entry } from '../../common/entry.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.letters;

interface Values extends Partial<Sending> {
  at: string;
  numberFrom: number;
}

/** 发函: one letter to each unit of the rulebook, all organizations of the round in each, unless told otherwise. */
export function SendDialog({ open, close, round }: { open: boolean; close: () => void; round: Round }) {
  const { message } = App.useApp();
  const book = useRoundBook(open ? round : undefined);
  const done = (results: LineResult[]) => {
    void message.success(words.sentAll(results.filter(({ status }) => status === 'accepted').length));
    close();
  };
  const everybody = round.groups.flatMap(({ inspections }) => inspections);
  return (
    <Drawer open={open} onClose={close} size={480} title={words.sendTitle} destroyOnHidden>
      <Shown of={book}>
        {({ letters, roleTitles }) => (
          <Entry<Values, LineResult[]>
            draft={`send:${round.round}`}
            initial={{ at: today(), numberFrom: 1, ...(Object.keys(letters)[0] && { kind: Object.keys(letters)[0] }) }}
            submit={(values, key) => sent(round.round, values, key)}
            done={done}
            words={words.send}
          >
            {(form) => (
              <>
                <Form.Item name="kind" label={words.kind}>
                  <Select options={Object.entries(letters).map(([value, { title }]) => ({ value, label: title }))} />
                </Form.Item>
                <DayField name="at" label={messages.fields.date} />
                <Form.Item noStyle dependencies={['kind']}>
                  {() => (
                    <Form.Item name="units" label={words.units}>
                      <Select
                        mode="multiple"
                        allowClear
                        placeholder={words.allUnits}
                        options={(letters[form.getFieldValue('kind') ?? '']?.units ?? []).map((unit) => ({
                          value: unit,
                          label: roleTitles[unit] ?? unit,
                        }))}
                      />
                    </Form.Item>
                  )}
                </Form.Item>
                <Form.Item name="orgs" label={words.orgs}>
                  <Select
                    mode="multiple"
                    allowClear
                    placeholder={words.allOrgs}
                    options={everybody.map(({ ref, title }) => ({ value: ref, label: title }))}
                  />
                </Form.Item>
                <Form.Item name="numberPrefix" label={words.prefix}>
                  <Input maxLength={40} />
                </Form.Item>
                <Form.Item name="numberFrom" label={words.from}>
                  <InputNumber min={1} max={9999} />
                </Form.Item>
              </>
            )}
          </Entry>
        )}
      </Shown>
    </Drawer>
  );
}

/** A batch in which nothing was accepted is a refusal of the form. */
async function sent(round: string, { units, orgs, numberPrefix, ...rest }: Values, key: string): Promise<LineResult[]> {
  const body = {
    ...rest,
    ...(units?.length && { units }),
    ...(orgs?.length && { orgs }),
    ...(numberPrefix?.trim() && { numberPrefix }),
  };
  const results = await sendLetters(round, body, key);
  const [first] = results;
  if (first?.status === 'refused' && results.every(({ status }) => status === 'refused')) {
    throw new Refusal(first.problem);
  }
  return results;
}
