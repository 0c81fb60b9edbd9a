import { useMutation, useQueryClient } from '@tanstack/react-query';
import { sessionKey, signOut } from '../../api/session.ts';

/** Ends the session, forgets everything that was read and every draft; the sign-in page comes by itself. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  const { mutate } = useMutation({
    mutationFn: signOut,
    meta: { quiet: true },
    onSettled: () => {
      sessionStorage.clear();
      queries.clear();
      queries.setQueryData(sessionKey, null);
    },
  });
  return () => mutate();
}
