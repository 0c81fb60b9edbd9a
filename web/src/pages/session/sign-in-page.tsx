import { Card, Typography } from 'antd';
import { useEffect } from 'react';
import { messages } from '../../messages.ts';
import { SignInForm } from './sign-in-form.tsx';

/** Where everybody begins. */
export function SignInPage() {
  useEffect(() => {
    document.title = `${messages.signIn.title} · ${messages.product}`;
  }, []);
  return (
    <main style={{ minHeight: '100vh', display: 'grid', placeItems: 'center', background: '#f5f5f5', padding: 16 }}>
      <Card style={{ width: 360, maxWidth: '100%' }}>
        <Typography.Title level={1} style={{ fontSize: 24, textAlign: 'center', color: 'var(--red)' }}>
          {messages.product}
        </Typography.Title>
        <SignInForm />
        <Typography.Paragraph type="secondary" style={{ margin: 0 }}>
          {messages.signIn.hint}
        </Typography.Paragraph>
      </Card>
    </main>
  );
}
