import { Drawer, Form, Input, InputNumber, Select } from 'antd';
import { type FeedStart, makeFeed } from '../../api/feeds.ts';
import { Entry } from '../../common/entry.tsx';
import { RoundSelect } from '../../common/round-select.tsx';
import { messages } from '../../messages.ts';

const words = messages.feeds;

interface Values {
  label: string;
  filter: { round?: string; unit?: string; group?: number | null };
}

/** 新建订阅: what is in it; left empty, everything one may see. */
export function FeedDialog({ close, made }: { close: () => void; made: (address: string) => void }) {
  return (
    <Drawer open onClose={close} size={400} title={words.make} destroyOnHidden>
      <Entry<Values, Awaited<ReturnType<typeof makeFeed>>>
        draft="feed"
        initial={{ label: '', filter: {} }}
        submit={(values, key) => makeFeed(bodyOf(values), key)}
        done={({ path }) => {
          close();
          made(new URL(path, location.origin).href);
        }}
        words={words.make}
      >
        {() => (
          <>
            <Form.Item
              name="label"
              label={words.label}
              extra={words.labelHint}
              rules={[{ required: true, whitespace: true, message: words.needLabel }]}
            >
              <Input maxLength={80} />
            </Form.Item>
            <Form.Item name={['filter', 'round']} label={words.round}>
              <RoundField />
            </Form.Item>
            <Form.Item name={['filter', 'unit']} label={words.unit}>
              <Select
                allowClear
                showSearch={{ optionFilterProp: 'label' }}
                options={Object.entries(messages.parties.units).map(([value, label]) => ({ value, label }))}
              />
            </Form.Item>
            <Form.Item name={['filter', 'group']} label={words.group}>
              <InputNumber min={1} max={99} />
            </Form.Item>
          </>
        )}
      </Entry>
    </Drawer>
  );
}

function RoundField({ value, onChange }: { value?: string; onChange?: (round: string | undefined) => void }) {
  return <RoundSelect clearable value={value} change={(round) => onChange?.(round)} />;
}

function bodyOf({ label, filter: { round, unit, group } }: Values): FeedStart {
  return { label: label.trim(), filter: { ...(round && { round }), ...(unit && { unit }), ...(group && { group }) } };
}
