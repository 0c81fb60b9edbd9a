import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { newKey } from './key.ts';
import type { paths } from './schema.d.ts';

type Inbox = paths['/api/inbox']['get'];
export type InboxQuery = NonNullable<Inbox['parameters']['query']>;
export type InboxItem = Inbox['responses'][200]['content']['application/json']['items'][number];
const POLL_MS = 60_000;

/** The newest unread notices of whoever is signed in. */
export function useUnread(pageSize: number, enabled: boolean) {
  return useQuery({
    queryKey: ['inbox', pageSize],
    queryFn: () => contentOf(api.GET('/api/inbox', { params: { query: { unread: 'true', pageSize } } })),
    refetchInterval: POLL_MS,
    enabled,
  });
}

/** Asks for one page of notices. */
export function askInbox(query: InboxQuery) {
  return contentOf(api.GET('/api/inbox', { params: { query } }));
}

/** One page of the notices of whoever is signed in. */
export function useInbox(query: InboxQuery) {
  return useQuery({
    queryKey: ['inbox', 'page', query],
    queryFn: () => askInbox(query),
    placeholderData: keepPreviousData,
  });
}

/** Marks notices as read; all of them without `ids`. Reading twice is reading once. */
export function useMarkRead() {
  return useMutation({
    mutationFn: (ids: string[] | undefined) => {
      const header = { 'idempotency-key': newKey() };
      if (ids === undefined) return contentOf(api.POST('/api/inbox/read-all', { params: { header }, body: {} }));
      return contentOf(api.POST('/api/inbox/read', { params: { header }, body: { ids } }));
    },
  });
}
