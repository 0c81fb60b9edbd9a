import { Form, Input, InputNumber } from 'antd';
import { registerTargets, type Target } from '../../api/targets.ts';
import { newTargetCode } from '../../common/codes.ts';
import { RegisterDialog } from '../../common/register-dialog.tsx';
import { messages } from '../../messages.ts';

const words = messages.registers;

interface Values {
  name: string;
  kind?: string | undefined;
  villages?: number | null | undefined;
}

/** One organization of 对象库: entered, or its particulars put right. */
export function TargetDialog({ target, close }: { target: Target | 'new'; close: () => void }) {
  const known = target === 'new' ? undefined : target;
  return (
    <RegisterDialog<Values>
      words={words}
      register="target"
      known={known}
      initial={{ name: known?.name ?? '', kind: known?.kind ?? undefined, villages: known?.villages }}
      nameMost={100}
      send={({ name, kind, villages }, key) => {
        const item = {
          code: known?.code ?? newTargetCode(key, 0),
          name: name.trim(),
          ...(kind?.trim() && { kind: kind.trim() }),
          ...(villages && { villages }),
          ...(known?.retired && { retired: true as const }),
        };
        return registerTargets([item], key);
      }}
      close={close}
    >
      <Form.Item name="kind" label={words.kind} extra={words.kindHint}>
        <Input maxLength={20} />
      </Form.Item>
      <Form.Item name="villages" label={words.villages}>
        <InputNumber min={1} max={999} />
      </Form.Item>
    </RegisterDialog>
  );
}
