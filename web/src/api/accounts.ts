import { useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type Account = paths['/api/accounts']['get']['responses'][200]['content']['application/json'][number];
export type RolesBody = paths['/api/accounts/{login}/roles']['put']['requestBody']['content']['application/json'];
export type OwnSession = paths['/api/sessions']['get']['responses'][200]['content']['application/json'][number];

export function useAccounts() {
  return useQuery({ queryKey: ['accounts'], queryFn: () => contentOf(api.GET('/api/accounts')) });
}

/** Makes an account; the answer alone has its one-time password. */
export function createAccount(body: { login: string; name: string }, key: string) {
  return contentOf(api.POST('/api/accounts', { params: { header: { 'idempotency-key': key } }, body }));
}

/** Disables an account, or lets it be used again. */
export function useDisable() {
  return useMutation({
    mutationFn: ({ login, disabled }: { login: string; disabled: boolean }) =>
      contentOf(api.PUT('/api/accounts/{login}', { params: { path: { login } }, body: { disabled } })),
  });
}

/** Gives a one-time password. */
export function useReset() {
  return useMutation({
    mutationFn: (login: string) =>
      contentOf(api.PUT('/api/accounts/{login}/password', { params: { path: { login } } })),
  });
}

/** Gives roles in place of all it had. */
export function giveRoles(login: string, body: RolesBody) {
  return contentOf(api.PUT('/api/accounts/{login}/roles', { params: { path: { login } }, body }));
}

export function useOwnSessions() {
  return useQuery({ queryKey: ['sessions'], queryFn: () => contentOf(api.GET('/api/sessions')) });
}

export function useEndSession() {
  return useMutation({
    mutationFn: (id: string) => contentOf(api.DELETE('/api/sessions/{id}', { params: { path: { id } } })),
  });
}

/** Whether the parts of the product answer; asked again now and then. */
export function useHealth() {
  return useQuery({
    queryKey: ['health'],
    queryFn: async () => {
      const { data, error } = await api.GET('/health/ready');
      return data ?? (error as unknown as NonNullable<typeof data>);
    },
    refetchInterval: 15_000,
  });
}
