import { useQueryClient } from '@tanstack/react-query';
import { Card, Typography } from 'antd';
import { sessionKey, type Who } from '../../api/session.ts';
import { messages } from '../../messages.ts';
import { PasswordForm } from './password-form.tsx';

/** Who has a one-time password does nothing before choosing one. */
export function FirstPassword({ who }: { who: Who }) {
  const queries = useQueryClient();
  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center', background: '#f5f5f5', padding: 16 }}>
      <Card style={{ width: 400, maxWidth: '100%' }}>
        <Typography.Title level={1} style={{ fontSize: 20 }}>
          {messages.password.title}
        </Typography.Title>
        <Typography.Paragraph>{messages.password.first}</Typography.Paragraph>
        <PasswordForm once done={() => queries.setQueryData(sessionKey, { ...who, mustChange: false })} />
      </Card>
    </main>
  );
}
