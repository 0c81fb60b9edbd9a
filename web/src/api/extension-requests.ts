import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';

/** Extensions that were asked for and not decided yet, the newest first. */
export function useAskedExtensions(pageSize: number) {
  return useQuery({
    queryKey: ['extension-requests', pageSize],
    queryFn: () => contentOf(api.GET('/api/extension-requests', { params: { query: { status: 'open', pageSize } } })),
  });
}
