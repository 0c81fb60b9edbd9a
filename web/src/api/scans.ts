import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

type Scans = paths['/api/scans'];
export type Scan = Scans['get']['responses'][200]['content']['application/json']['items'][number];
export type ScanLevel = Scan['level'];

const SCAN_ID = /^scan-[0-9a-f]{24}$/;
const MOST = 500;

/** Whether what an entry names as evidence is a scan kept here; anything else is the clerk's own words. */
export function isScan(evidence: string): boolean {
  return SCAN_ID.test(evidence);
}

/** Where a scan is downloaded. */
export function scanAddress(id: string): string {
  return `/api/scans/${id}`;
}

/** Keeps a file for a workflow; the same key again is the same scan. */
export function uploadScan(file: File, workflow: string, level: ScanLevel, key: string): Promise<Scan> {
  const sent = new FormData();
  sent.append('workflow', workflow);
  sent.append('level', level);
  sent.append('file', file);
  return contentOf(
    api.POST('/api/scans', {
      params: { header: { 'idempotency-key': key } },
      // The API's document writes the form's fields; the browser writes the form itself.
      body: sent as never,
      bodySerializer: (body: unknown) => body as FormData,
    }),
  );
}

/** The scans of a round that the account may see. */
export function useScans(round: string) {
  return useQuery({
    queryKey: ['scans', round],
    queryFn: () => contentOf(api.GET('/api/scans', { params: { query: { round, page: 1, pageSize: MOST } } })),
  });
}

/** A picture to be looked at, as an address of this window; whoever asks gives it back. */
export async function scanPicture(id: string): Promise<{ type: string; url: string }> {
  const blob = await contentOf(api.GET('/api/scans/{id}', { params: { path: { id } }, parseAs: 'blob' }));
  return { type: (blob as Blob).type, url: URL.createObjectURL(blob as Blob) };
}
