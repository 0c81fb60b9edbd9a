import { Alert, Descriptions } from 'antd';
import { useHealth } from '../../api/accounts.ts';
import { LightMark } from '../../common/light.tsx';
import { Shown } from '../../common/states.tsx';
import { messages } from '../../messages.ts';

const words = messages.system;
const PARTS = ['database', 'engine', 'worker'] as const;

/** 运行情况: which part of the product does not answer. */
export function HealthList() {
  const found = useHealth();
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
            items={PARTS.map((part) => ({
              key: part,
              label: words.parts[part],
              children: <LightMark light={state[part] ? 'green' : 'red'} words={state[part] ? words.yes : words.no} />,
            }))}
          />
        </>
      )}
    </Shown>
  );
}
