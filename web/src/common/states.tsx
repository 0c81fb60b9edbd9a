import { Alert, Button, Empty, Spin } from 'antd';
import { wordsOf } from '../api/refusal.ts';
import { messages } from '../messages.ts';

/** Something is on its way. */
export function Loading() {
  return (
    <div role="status" aria-live="polite" style={{ padding: 48, textAlign: 'center' }}>
      <Spin aria-hidden /> <span>{messages.states.loading}</span>
    </div>
  );
}

/** It did not come: why, and what to do. */
export function Failed({ error, retry }: { error: unknown; retry?: () => void }) {
  const action = retry && (
    <Button size="small" onClick={retry}>
      {messages.states.retry}
    </Button>
  );
  return <Alert type="error" showIcon title={wordsOf(error)} action={action} style={{ margin: 16 }} />;
}

/** There is nothing, and what to do about it. */
export function Nothing({ words = messages.states.empty, children }: { words?: string; children?: React.ReactNode }) {
  return (
    <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={words}>
      {children}
    </Empty>
  );
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
  isPending: boolean;
  refetch: () => unknown;
}

/** What was asked for once it is there; until then, or instead, how it stands. */
export function Shown<T>({ of, children }: { of: Asked<T>; children: (data: T) => React.ReactNode }) {
  if (of.data !== undefined) return children(of.data);
  if (of.error) return <Failed error={of.error} retry={() => void of.refetch()} />;
  return <Loading />;
}
