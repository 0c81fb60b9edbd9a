import { Tag } from 'antd';
import { useSyncExternalStore } from 'react';
import { messages } from '../messages.ts';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says that the network is gone, before anything is submitted. */
export function Connection() {
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  return (
    <span role="status" aria-live="polite">
      {!online && <Tag color="warning">{messages.states.offline}</Tag>}
    </span>
  );
}
