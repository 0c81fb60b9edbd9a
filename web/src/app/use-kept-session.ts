import { useEffect } from 'react';
import { isAttended } from '../api/attended.ts';
import { api } from '../api/client.ts';

/** Oftener than somebody counts as gone. */
const KEPT_MS = 100_000;

/** Filling in a long form asks for nothing: while somebody is at the page, it says so, and the session stays open. */
export function useKeptSession(): void {
  useEffect(() => {
    const timer = setInterval(() => isAttended() && void api.GET('/api/session'), KEPT_MS);
    return () => clearInterval(timer);
  }, []);
}
