import { Modal, Typography } from 'antd';

/** A secret that is shown this once. */
export function OnceShown({ title, secret, close }: { title: string; secret: string | undefined; close: () => void }) {
  return (
    <Modal open={secret !== undefined} onOk={close} onCancel={close} title={title} destroyOnHidden>
      <Typography.Paragraph copyable code style={{ fontSize: 16 }}>
        {secret}
      </Typography.Paragraph>
    </Modal>
  );
}
