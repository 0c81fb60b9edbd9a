import { useMutation, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Feeds = paths['/api/feeds'];
export type Feed = Feeds['get']['responses'][200]['content']['application/json'][number];
export type FeedStart = Feeds['post']['requestBody']['content']['application/json'];

export function useFeeds() {
  return useQuery({ queryKey: ['feeds'], queryFn: () => contentOf(api.GET('/api/feeds')) });
}

/** Makes a feed; the answer alone has its address. */
export function makeFeed(body: FeedStart, key: string) {
  return contentOf(api.POST('/api/feeds', { params: { header: { 'idempotency-key': key } }, body }));
}

/** 注销: its address is void at once. */
export function useRevokeFeed() {
  return useMutation({
    mutationFn: (id: string) => contentOf(api.DELETE('/api/feeds/{id}', { params: { path: { id } } })),
  });
}
