import { useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Keys = paths['/api/api-keys'];
export type ApiKey = Keys['get']['responses'][200]['content']['application/json'][number];
export type KeyBody = Keys['post']['requestBody']['content']['application/json'];

export function useApiKeys() {
  return useQuery({ queryKey: ['api-keys'], queryFn: () => contentOf(api.GET('/api/api-keys')) });
}

/** Makes a key for a program; the answer alone has it. */
export function makeApiKey(body: KeyBody, key: string) {
  return contentOf(api.POST('/api/api-keys', { params: { header: { 'idempotency-key': key } }, body }));
}

export function useRevoke() {
  return useMutation({
    mutationFn: (id: string) => contentOf(api.DELETE('/api/api-keys/{id}', { params: { path: { id } } })),
  });
}
