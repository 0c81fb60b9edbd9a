import { Drawer, Form, Input } from 'antd';
import type { ReactNode } from 'react';
import type { LineResult } from '../api/batch.ts';
import { Refusal } from '../api/refusal.ts';
import { Entry } from './entry.tsx';

interface RegisterDialogProps<T> {
  words: { add: string; editOf: (name: string) => string; name: string; needName: string };
  /** Which register it is; what was typed is kept by it and the code. */
  register: string;
  known: { code: string; name: string } | undefined;
  initial: T;
  nameMost: number;
  send: (values: T, key: string) => Promise<LineResult[]>;
  close: () => void;
  /** What is told beside the name. */
  children: ReactNode;
}

/** One line of a register: entered, or what is true of it now. */
export function RegisterDialog<T extends { name: string }>(props: RegisterDialogProps<T>) {
  const { words, register, known, initial, nameMost, send, close, children } = props;
  return (
    <Drawer open onClose={close} size={440} title={known ? words.editOf(known.name) : words.add} destroyOnHidden>
      <Entry<T, LineResult[]>
        draft={`${register}:${known?.code ?? ''}`}
        initial={initial}
        submit={async (values, key) => {
          const results = await send(values, key);
          const [result] = results;
          if (result?.status === 'refused') throw new Refusal(result.problem);
          return results;
        }}
        done={close}
        under="items.0"
      >
        {() => (
          <>
            <Form.Item
              name="name"
              label={words.name}
              rules={[{ required: true, whitespace: true, message: words.needName }]}
            >
              <Input maxLength={nameMost} autoComplete="off" />
            </Form.Item>
            {children}
          </>
        )}
      </Entry>
    </Drawer>
  );
}
