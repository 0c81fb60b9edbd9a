import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Form, Input } from 'antd';
import { wordsOf } from '../../api/refusal.ts';
import { sessionKey, signIn, type Who } from '../../api/session.ts';
import { messages } from '../../messages.ts';

const words = messages.signIn;

/** Login and password; in the dialog of a lost session the login stays who it was. */
export function SignInForm({ login, done }: { login?: string; done?: (who: Who) => void }) {
  const queries = useQueryClient();
  const asked = useMutation({
    meta: { quiet: true },
    mutationFn: ({ login: typed, password }: { login: string; password: string }) => signIn(typed, password),
    onSuccess: (who) => {
      queries.setQueryData(sessionKey, who);
      done?.(who);
    },
  });
  return (
    <Form layout="vertical" requiredMark={false} initialValues={{ login }} onFinish={asked.mutate}>
      {asked.error && (
        <Alert type="error" showIcon title={wordsOf(asked.error)} style={{ marginBottom: 16 }} role="alert" />
      )}
      <Form.Item name="login" label={words.login} rules={[{ required: true, message: words.needLogin }]}>
        <Input autoComplete="username" readOnly={login !== undefined} autoFocus={login === undefined} />
      </Form.Item>
      <Form.Item name="password" label={words.password} rules={[{ required: true, message: words.needPassword }]}>
        <Input.Password autoComplete="current-password" autoFocus={login !== undefined} />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={asked.isPending}>
        {words.submit}
      </Button>
    </Form>
  );
}
