import { useMutation } from '@tanstack/react-query';
import { Button, Form, Input } from 'antd';
import { changePassword } from '../../api/session.ts';
import { Refused, refuse } from '../../common/refused.tsx';
import { messages } from '../../messages.ts';

const words = messages.password;

interface Typed {
  old: string;
  new: string;
  repeat: string;
}

/** Old password, new one, the new one again. */
export function PasswordForm({ once = false, done }: { once?: boolean; done: () => void }) {
  const [form] = Form.useForm<Typed>();
  const asked = useMutation({
    mutationFn: (typed: Typed) => changePassword(typed.old, typed.new),
    onSuccess: done,
    onError: (error) => refuse(form, error),
  });
  return (
    <Form form={form} layout="vertical" requiredMark={false} onFinish={asked.mutate}>
      <Refused error={asked.error} />
      <Form.Item
        name="old"
        label={once ? words.oldOnce : words.old}
        rules={[{ required: true, message: words.needOld }]}
      >
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item
        name="new"
        label={words.chosen}
        extra={words.rule}
        rules={[{ required: true, message: words.needChosen }]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeat"
        label={words.repeat}
        dependencies={['new']}
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_, value: string) => {
              if (value !== getFieldValue('new')) throw new Error(words.differ);
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" block loading={asked.isPending}>
        {words.submit}
      </Button>
    </Form>
  );
}
