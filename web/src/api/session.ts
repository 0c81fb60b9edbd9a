import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { isProblem, Refusal, Unreachable } from './refusal.ts';
import type { paths } from './schema.d.ts';

/** Who is signed in and what they may do. */
export type Who = paths['/api/session']['get']['responses'][200]['content']['application/json'];

export const sessionKey = ['session'] as const;

/** Asks who is signed in; null for nobody. */
export function useWho() {
  return useQuery({ queryKey: sessionKey, queryFn: whoAmI, staleTime: Number.POSITIVE_INFINITY, retry: false });
}

async function whoAmI(): Promise<Who | null> {
  try {
    return await contentOf(api.GET('/api/session'));
  } catch (error) {
    if (error instanceof Refusal && error.status === 401) return null;
    throw error;
  }
}

/** Opens a session. Not among the described addresses: nothing is carried out twice by it. */
export async function signIn(login: string, password: string): Promise<Who> {
  const asked = fetch('/api/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'xuncheng' },
    body: JSON.stringify({ login, password }),
  });
  const answer = await asked.catch(() => {
    throw new Unreachable();
  });
  const body: unknown = await answer.json().catch(() => undefined);
  if (answer.ok) return body as Who;
  throw isProblem(body) ? new Refusal(body) : new Unreachable();
}

export function changePassword(old: string, chosen: string) {
  return contentOf(api.PUT('/api/session/password', { body: { old, new: chosen } }));
}

export function signOut() {
  return contentOf(api.DELETE('/api/session'));
}
