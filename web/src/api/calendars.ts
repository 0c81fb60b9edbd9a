import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type Version = paths['/api/calendars']['get']['responses'][200]['content']['application/json'][number];
export type Proposal = paths['/api/calendars/preview']['post']['requestBody']['content']['application/json'];
export type Preview = paths['/api/calendars/previews/{id}']['get']['responses'][200]['content']['application/json'];
export type Import = paths['/api/calendars']['post']['requestBody']['content']['application/json'];
export type Imported = paths['/api/calendars']['post']['responses'][201]['content']['application/json'];
export type ChangedDay = Preview['changed'][number];
export type Revision = paths['/api/calendar-revisions']['get']['responses'][200]['content']['application/json'][number];
export type Move =
  paths['/api/calendar-revisions/{no}/moved']['get']['responses'][200]['content']['application/json']['items'][number];

const POLL_MS = 1000;

interface Paging {
  page: number;
  pageSize: number;
}

/** The versions of the calendar, the one in force first. */
export function useCalendars() {
  return useQuery({ queryKey: ['calendars'], queryFn: () => contentOf(api.GET('/api/calendars')) });
}

/** The days two versions judge differently. */
export function useCalendarDiff(no: number | undefined, other: number | undefined) {
  return useQuery({
    queryKey: ['calendars', no, other],
    queryFn: () =>
      contentOf(api.GET('/api/calendars/{no}/diff/{other}', { params: { path: { no: no ?? 0, other: other ?? 0 } } })),
    enabled: no !== undefined && other !== undefined && no !== other,
  });
}

/** Begins to ask every open workflow what a calendar would move; nothing is recorded. */
export function previewCalendar(body: Proposal, key: string) {
  return contentOf(api.POST('/api/calendars/preview', { params: { header: { 'idempotency-key': key } }, body }));
}

/** How far a preview is and what it found; asked again until it is finished. */
export function usePreview(id: string, paging: Paging) {
  return useQuery({
    queryKey: ['calendar-preview', id, paging],
    queryFn: () => contentOf(api.GET('/api/calendars/previews/{id}', { params: { path: { id }, query: paging } })),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state: { data } }) => (data && !data.finished && !data.stalled ? POLL_MS : false),
  });
}

/** Imports what was previewed, on somebody's word. */
export function importCalendar(body: Import, key: string): Promise<Imported> {
  return contentOf(api.POST('/api/calendars', { params: { header: { 'idempotency-key': key } }, body }));
}

/** How far each version was taken to the open workflows; asked again while one is under way. */
export function useRevisions() {
  return useQuery({
    queryKey: ['calendar-revisions'],
    queryFn: () => contentOf(api.GET('/api/calendar-revisions')),
    refetchInterval: ({ state: { data } }) =>
      data?.some(({ state }) => state === 'waiting' || state === 'running') ? POLL_MS : false,
  });
}

/** Asks for one page of the deadlines a version moved, as the ledger has it. */
export function askMoved(no: number, query: Paging) {
  return contentOf(api.GET('/api/calendar-revisions/{no}/moved', { params: { path: { no }, query } }));
}

export function useMoved(no: number, paging: Paging, busy: boolean) {
  return useQuery({
    queryKey: ['calendar-moved', no, paging],
    queryFn: () => askMoved(no, paging),
    placeholderData: keepPreviousData,
    refetchInterval: busy ? POLL_MS : false,
  });
}
