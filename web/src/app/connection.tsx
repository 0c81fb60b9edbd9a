import { Tag } from 'antd';
import { useSyncExternalStore } from 'react';
import { useStanding } from '../live/standing.ts';
import { useLive } from '../live/use-live.ts';
import { messages } from '../messages.ts';

function subscribe(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** Says that the network is gone, before anything is submitted, or that what is shown may not be the newest. */
export function Connection() {
  useLive();
  const online = useSyncExternalStore(subscribe, () => navigator.onLine);
  const standing = useStanding();
  return (
    <span role="status" aria-live="polite">
      {!online && <Tag color="warning">{messages.states.offline}</Tag>}
      {online && standing === 'lost' && <Tag color="warning">{messages.live.lost}</Tag>}
      {standing === 'back' && <Tag color="success">{messages.live.back}</Tag>}
    </span>
  );
}
