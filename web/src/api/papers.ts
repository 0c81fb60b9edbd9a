import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import { rehearsed } from './rehearsed.ts';
import type { paths } from './schema.d.ts';

/** A paper（公文）that can be printed of a round, with everything it can be printed for. */
export type Paper = paths['/api/rounds/{round}/papers']['get']['responses'][200]['content']['application/json'][number];
export type PaperSubject = Paper['for'][number];

/** The papers of a round; a rehearsal has none. */
export function usePapers(round: string | undefined) {
  return useQuery({
    queryKey: ['papers', round],
    queryFn: () => contentOf(api.GET('/api/rounds/{round}/papers', { params: { path: { round: round ?? '' } } })),
    enabled: round !== undefined && rehearsed === undefined,
  });
}

/** Where a paper is, as a Word file or a page to print; without a subject all of the round in one. */
export function paperAddress(
  form: 'docx' | 'html',
  { round, paper, subject }: { round: string; paper: string; subject?: Pick<PaperSubject, 'on' | 'no'> | undefined },
): string {
  const of = `/api/rounds/${encodeURIComponent(round)}/papers/${paper}`;
  if (!subject) return `${of}.${form}`;
  const no = subject.no === null ? '' : `?no=${encodeURIComponent(subject.no)}`;
  return `${of}/${encodeURIComponent(subject.on)}.${form}${no}`;
}
