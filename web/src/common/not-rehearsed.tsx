import { rehearsed } from '../api/rehearsed.ts';
import { Nothing } from './states.tsx';

/** What only a real round has; inside a rehearsal it says so, and what to do there instead. */
export function NotRehearsed({ words, children }: { words: string; children: React.ReactNode }) {
  return rehearsed === undefined ? children : <Nothing words={words} />;
}
