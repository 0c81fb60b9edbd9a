import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { Recorded } from './facts.ts';
import type { paths } from './schema.d.ts';

type List = paths['/api/rounds/{round}/reports']['get'];
export type ReportQuery = NonNullable<List['parameters']['query']>;
export type Report = List['responses'][200]['content']['application/json']['items'][number];

/** One page of the reports and rectification papers of a round. */
export function askReports(round: string, query: ReportQuery) {
  return contentOf(api.GET('/api/rounds/{round}/reports', { params: { path: { round }, query } }));
}

export function useReports(round: string, query: ReportQuery) {
  return useQuery({
    queryKey: ['reports', round, query],
    queryFn: () => askReports(round, query),
    placeholderData: keepPreviousData,
  });
}

/** 退回补正: the duty is open again on its old due date. */
export function returnReport(
  { workflowId, id }: Pick<Report, 'workflowId' | 'id'>,
  body: { reason: string; rework?: string },
  key: string,
): Promise<Recorded> {
  const params = { header: { 'idempotency-key': key }, path: { workflowId } };
  return contentOf(api.POST('/api/workflows/{workflowId}/returns', { params, body: { factId: id, ...body } }));
}
