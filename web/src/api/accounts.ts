import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/accounts']['get'];
export type AccountQuery = NonNullable<List['parameters']['query']>;
export type Account = List['responses'][200]['content']['application/json']['items'][number];
export type RolesBody = paths['/api/accounts/{login}/roles']['put']['requestBody']['content']['application/json'];
export type OwnSession = paths['/api/sessions']['get']['responses'][200]['content']['application/json'][number];

/** Asks for one page. */
export function askAccounts(query: AccountQuery) {
  return contentOf(api.GET('/api/accounts', { params: { query } }));
}

/** One page of accounts with their roles. */
export function useAccounts(query: AccountQuery) {
  return useQuery({
    queryKey: ['accounts', query],
    queryFn: () => askAccounts(query),
    placeholderData: keepPreviousData,
  });
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

export type EncryptionKeys = paths['/api/encryption-keys']['get']['responses'][200]['content']['application/json'];

/** Which keys ledger and histories are kept under; only the officers may ask. */
export function useEncryptionKeys(enabled: boolean) {
  return useQuery({
    queryKey: ['encryption-keys'],
    queryFn: () => contentOf(api.GET('/api/encryption-keys')),
    enabled,
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
