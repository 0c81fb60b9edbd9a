import { Alert, Descriptions } from 'antd';
import { type EncryptionKeys, useEncryptionKeys, useHealth } from '../../api/accounts.ts';
import { useMay } from '../../app/who.ts';
import { instantText } from '../../common/date.ts';
import { LightMark } from '../../common/light.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.system;
const PARTS = ['database', 'engine', 'worker'] as const;

/** 运行情况: which part of the product does not answer; to the officers, which encryption keys there are. */
export function HealthList() {
  const found = useHealth();
  const keys = useEncryptionKeys(useMay('people.see'));
  return (
    <Shown of={found}>
      {(state) => (
        <>
          <Alert
            type={state.ready ? 'success' : 'warning'}
            showIcon
            title={state.ready ? words.ready : words.missing(state.missing.join('、'))}
            style={{ marginBottom: 16 }}
          />
          <Descriptions
            bordered
            size="small"
            column={1}
            items={[
              ...PARTS.map((part) => ({
                key: part,
                label: words.parts[part],
                children: (
                  <LightMark light={state[part] ? 'green' : 'red'} words={state[part] ? words.yes : words.no} />
                ),
              })),
              ...(keys.data ? [{ key: 'keys', label: words.encryption, children: keysMark(keys.data) }] : []),
            ]}
          />
        </>
      )}
    </Shown>
  );
}

function keysMark({ keys, missing }: EncryptionKeys) {
  const told = (active: boolean) =>
    keys
      .filter((one) => one.active === active)
      .map(({ id, madeAt }) => words.encryptionKey(id, instantText(madeAt)))
      .join('、');
  if (missing.length > 0) return <LightMark light="red" words={words.encryptionMissing(missing.join('、'))} />;
  return <LightMark light="green" words={words.encryptionKeys(told(true), told(false))} />;
}
