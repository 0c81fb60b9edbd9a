import { useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { newKey } from './key.ts';
import type { paths } from './schema.d.ts';

export type InboxItem = paths['/api/inbox']['get']['responses'][200]['content']['application/json']['items'][number];
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
