import { useSyncExternalStore } from 'react';

/** off: nobody is signed in, or not yet connected · open · lost: tried again · back: open again for a moment. */
export type Standing = 'off' | 'open' | 'lost' | 'back';

/** So long a connection may be gone before anybody is told, and so long it is said to be back. */
const GRACE_MS = 2000;
const BACK_MS = 5000;

let standing: Standing = 'off';
let timer: ReturnType<typeof setTimeout> | undefined;
const told = new Set<() => void>();

function show(next: Standing): void {
  standing = next;
  for (const tell of told) tell();
}

/** How the connection stands now, as the shell shows it. */
export function setStanding(next: 'off' | 'open' | 'lost'): void {
  if (next === 'lost') {
    if (standing === 'lost') return;
    clearTimeout(timer);
    timer = setTimeout(() => show('lost'), GRACE_MS);
    return;
  }
  clearTimeout(timer);
  const back = next === 'open' && standing === 'lost';
  show(back ? 'back' : next);
  if (back) timer = setTimeout(() => show('open'), BACK_MS);
}

export function useStanding(): Standing {
  return useSyncExternalStore(
    (changed) => {
      told.add(changed);
      return () => void told.delete(changed);
    },
    () => standing,
  );
}
