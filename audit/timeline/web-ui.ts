import type { Place } from './places.ts';

/** Where people find Temporal's own pages, and of which namespace. */
export interface WebUi {
  url: string;
  namespace: string;
}

/** The page of one event, as the Web UI addresses it. */
export function eventUrl({ url, namespace }: WebUi, workflowId: string, { runId, eventId }: Place): string {
  const path = ['namespaces', namespace, 'workflows', workflowId, runId, 'history', 'events', String(eventId)];
  return `${url.replace(/\/+$/, '')}/${path.map(encodeURIComponent).join('/')}`;
}
