import { Drawer, Form, Input } from 'antd';
import { createAccount } from '../../api/accounts.ts';
import { Entry } from '../../common/entry.tsx';
import { messages } from '../../messages.ts';

const words = messages.system;

interface CreateProps {
  open: boolean;
  close: () => void;
  made: (password: string) => void;
}

/** 建立账号: the one-time password is shown once. */
export function CreateDialog({ open, close, made }: CreateProps) {
  return (
    <Drawer open={open} onClose={close} size={400} title={words.create} destroyOnHidden>
      <Entry
        draft="account"
        initial={{ login: '', name: '' }}
        submit={createAccount}
        done={({ password }) => {
          close();
          made(password);
        }}
        words={words.create}
      >
        {() => (
          <>
            <Form.Item
              name="login"
              label={words.login}
              extra={words.badLogin}
              rules={[{ required: true, pattern: /^[a-z0-9][a-z0-9._-]{1,39}$/, message: words.badLogin }]}
            >
              <Input autoComplete="off" />
            </Form.Item>
            <Form.Item
              name="name"
              label={words.name}
              rules={[{ required: true, whitespace: true, message: words.needName }]}
            >
              <Input maxLength={40} autoComplete="off" />
            </Form.Item>
          </>
        )}
      </Entry>
    </Drawer>
  );
}
