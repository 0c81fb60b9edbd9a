import { Checkbox, Drawer, Form, InputNumber, Select } from 'antd';
import type { Round } from '../../api/rounds.ts';
import { useRoundBook } from '../../api/rulebooks.ts';
import { assemble } from '../../api/transfers.ts';
import { Entry } from '../../common/entry.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.clues;

interface Values {
  no: number;
  receiver?: string;
  clues: string[];
  inspections: string[];
  early: boolean;
}

interface AssembleProps {
  open: boolean;
  close: () => void;
  round: Round;
  /** The next free number of a batch. */
  next: number;
}

/** 组成一批: clues by their numbers, for one receiver. */
export function AssembleDialog({ open, close, round, next }: AssembleProps) {
  const book = useRoundBook(open ? round : undefined);
  const everybody = round.groups.flatMap(({ inspections }) => inspections);
  return (
    <Drawer open={open} onClose={close} size={440} title={words.assemble} destroyOnHidden>
      <Shown of={book}>
        {({ receivers }) => (
          <Entry<Values, unknown>
            draft={`assemble:${round.round}`}
            initial={{ no: next, clues: [], inspections: [], early: false }}
            submit={({ receiver = '', clues, ...rest }, key) =>
              assemble(round.round, { ...rest, receiver, clues: clues.map(Number) }, key)
            }
            done={close}
          >
            {() => (
              <>
                <p>{words.assembleHint}</p>
                <Form.Item name="no" label={words.batch}>
                  <InputNumber min={1} max={999} />
                </Form.Item>
                <Form.Item
                  name="receiver"
                  label={words.receiver}
                  rules={[{ required: true, message: words.needReceiver }]}
                >
                  <Select options={Object.entries(receivers).map(([value, { title }]) => ({ value, label: title }))} />
                </Form.Item>
                <Form.Item
                  name="clues"
                  label={words.clues}
                  extra={words.numbersHint}
                  rules={[
                    { required: true, message: words.needClues },
                    {
                      type: 'array',
                      defaultField: { type: 'string', pattern: /^[1-9]\d*$/, message: words.badNumber },
                    },
                  ]}
                >
                  <Select mode="tags" open={false} suffixIcon={null} tokenSeparators={[' ', ',', '，', '、']} />
                </Form.Item>
                <Form.Item name="inspections" label={words.from}>
                  <Select mode="multiple" options={everybody.map(({ ref, title }) => ({ value: ref, label: title }))} />
                </Form.Item>
                <Form.Item name="early" valuePropName="checked">
                  <Checkbox>{words.early}</Checkbox>
                </Form.Item>
              </>
            )}
          </Entry>
        )}
      </Shown>
    </Drawer>
  );
}
