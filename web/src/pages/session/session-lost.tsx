import { useQueryClient } from '@tanstack/react-query';
import { Button, Modal, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { onSessionLost, signedInAgain } from '../../api/again.ts';
import { sessionKey } from '../../api/session.ts';
import { useWhoIs } from '../../app/who.ts';
import { messages } from '../../messages.ts';
import { SignInForm } from './sign-in-form.tsx';

const words = messages.signIn;

/** The session is over: its owner signs in again over the page as it stands, and what was asked goes on. */
export function SessionLost() {
  const { login } = useWhoIs();
  const queries = useQueryClient();
  const [lost, setLost] = useState(false);
  useEffect(() => onSessionLost(setLost), []);
  const other = () => {
    signedInAgain(false);
    queries.clear();
    queries.setQueryData(sessionKey, null);
  };
  return (
    <Modal
      open={lost}
      closable={false}
      mask={{ closable: false }}
      keyboard={false}
      footer={null}
      title={words.again}
      destroyOnHidden
    >
      <Typography.Paragraph>{words.againHint}</Typography.Paragraph>
      <SignInForm login={login} done={() => signedInAgain(true)} />
      <Button type="link" onClick={other} title={words.otherHint} style={{ paddingInline: 0 }}>
        {words.other}
      </Button>
    </Modal>
  );
}
