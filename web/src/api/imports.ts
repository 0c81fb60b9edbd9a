import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type LedgerKind = 'clues' | 'rectification';
type Preview = paths['/api/rounds/{round}/imports/clues']['post'];
export type Import = Preview['responses'][200]['content']['application/json'];
export type ImportRow = Import['rows'][number];

export interface Chosen {
  file: File;
  sheet?: string | undefined;
  /** Which column tells each field, from 0; as the headings say where it is not given. */
  mapping?: Record<string, number> | undefined;
}

const ADDRESS = {
  clues: '/api/rounds/{round}/imports/clues',
  rectification: '/api/rounds/{round}/imports/rectification',
} as const;

/** Uploads a ledger to be looked at; nothing is recorded. */
export function previewImport(round: string, ledger: LedgerKind, { file, sheet, mapping }: Chosen): Promise<Import> {
  const form = new FormData();
  if (sheet !== undefined) form.append('sheet', sheet);
  if (mapping !== undefined) form.append('mapping', JSON.stringify(mapping));
  form.append('file', file);
  return contentOf(
    api.POST(ADDRESS[ledger], {
      params: { path: { round } },
      // The API's document writes the form's fields; the browser writes the form itself.
      body: form as never,
      bodySerializer: (body: unknown) => body as FormData,
    }),
  );
}

/** Begins to record it, or goes on. */
export function confirmImport({ round, ledger, id }: Import, golive: boolean, key: string): Promise<Import> {
  const params = { path: { round, id }, header: { 'idempotency-key': key } };
  return contentOf(api.POST(`${ADDRESS[ledger]}/{id}/confirm`, { params, body: { golive } }));
}

/** How far it is, asked again as long as it runs. */
export function useImport(begun: Import | undefined) {
  const { round = '', ledger = 'clues', id = '' } = begun ?? {};
  return useQuery({
    queryKey: ['imports', id],
    queryFn: () => contentOf(api.GET(`${ADDRESS[ledger]}/{id}`, { params: { path: { round, id } } })),
    enabled: begun !== undefined,
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 1000 : false),
  });
}

/** An empty ledger to fill in. */
export function importTemplate(ledger: LedgerKind): Promise<unknown> {
  return contentOf(api.GET(`/api/imports/${ledger}/template.xlsx`, { parseAs: 'blob' }));
}

/** The rows that were not recorded, with why. */
export function importFailures({ round, ledger, id }: Import): Promise<unknown> {
  return contentOf(
    api.GET(`${ADDRESS[ledger]}/{id}/failures.xlsx`, { params: { path: { round, id } }, parseAs: 'blob' }),
  );
}
