import { App, Modal } from 'antd';
import { messages } from '../../messages.ts';
import { PasswordForm } from './password-form.tsx';

/** 修改口令, for whoever is signed in. */
export function PasswordDialog({ open, close }: { open: boolean; close: () => void }) {
  const { message } = App.useApp();
  const done = () => {
    close();
    void message.success(messages.password.done);
  };
  return (
    <Modal open={open} onCancel={close} footer={null} title={messages.password.title} destroyOnHidden>
      <PasswordForm done={done} />
    </Modal>
  );
}
