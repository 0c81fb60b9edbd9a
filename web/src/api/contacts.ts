import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { newKey } from './key.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/contacts'];
export type ContactQuery = NonNullable<List['get']['parameters']['query']>;
export type Contact = List['get']['responses'][200]['content']['application/json']['items'][number];
export type ContactItem = List['post']['requestBody']['content']['application/json'];
type Put = paths['/api/contacts/{id}']['put']['requestBody']['content']['application/json'];

/** Asks for one page. */
export function askContacts(query: ContactQuery) {
  return contentOf(api.GET('/api/contacts', { params: { query } }));
}

/** One page of 联系人. */
export function useContacts(query: ContactQuery) {
  return useQuery({
    queryKey: ['contacts', query],
    queryFn: () => askContacts(query),
    placeholderData: keepPreviousData,
  });
}

export function addContact(body: ContactItem, key: string) {
  return contentOf(api.POST('/api/contacts', { params: { header: { 'idempotency-key': key } }, body }));
}

/** Replaces a contact; asked twice is asked once. */
export function putContact(id: string, body: Put) {
  return contentOf(api.PUT('/api/contacts/{id}', { params: { path: { id } }, body }));
}

/** Uses a contact no longer, or again. */
export function useRetireContact() {
  return useMutation({
    mutationFn: ({ id, retired, body }: { id: string; retired: boolean; body: ContactItem }) =>
      retired
        ? contentOf(api.DELETE('/api/contacts/{id}', { params: { path: { id } } }))
        : putContact(id, { ...body, retired: false }),
  });
}

/** Sends a message that says it is only a trial, by every way the contact has. */
export function useTrial() {
  return useMutation({
    mutationFn: (id: string) =>
      contentOf(
        api.POST('/api/contacts/{id}/trial', { params: { path: { id }, header: { 'idempotency-key': newKey() } } }),
      ),
  });
}
