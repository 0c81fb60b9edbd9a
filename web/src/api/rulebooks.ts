import { useQuery } from '@tanstack/react-query';
import { api, contentOf } from './client.ts';
import type { paths } from './schema.d.ts';

export type RulebookLine = paths['/api/rulebooks']['get']['responses'][200]['content']['application/json'][number];
/** A signature a step needs. */
export interface StepApproval {
  by: string | string[];
  as: string;
  when?: string;
}

/** A step as procedure/rulebook/step-schema.ts writes it; what the page shows or asks of it. */
export interface Step {
  title: string;
  level: 'office' | 'round' | 'group' | 'inspection' | 'village' | 'person' | 'transfer';
  by: string | string[];
  demand: 'must' | 'may' | 'if' | 'event';
  approve?: StepApproval[];
  after?: Record<string, 'hard' | 'soft'>;
  opens?: string;
  each?: string;
  kinds?: Record<string, string>;
  parts?: string[];
  'part-titles'?: Record<string, string>;
  papers?: string[];
  copies?: number;
  many?: boolean;
  about?: string;
  final?: true;
  when?: string;
  mark?: string;
  secrecy?: 'internal' | 'confidential' | 'sealed';
  'recorded-by'?: { by?: string | string[]; 'named-in'?: string; 'addressed-in'?: string };
  figures?: Record<string, number>;
  names?: string;
  clause?: string;
  note?: string;
  from: string;
}

export interface RuleDeadline {
  title: string;
  level: Step['level'];
  /** What begins it: a step, `{ param }`, …. */
  from?: unknown;
  within?: string;
  clause?: string;
  force: 'hard' | 'soft';
  'owed-by': string | string[];
  'owed-to': string | string[];
  'met-by': string;
  'extend-by'?: string | string[];
  source: string;
  note?: string;
}

export interface Rulebook {
  id: string;
  title: string;
  hash: string;
  lineage: string[];
  things?: Record<string, string>;
  params: Record<string, string>;
  traits: Record<string, string>;
  letters: Record<string, { title: string; step: string; units: string[] }>;
  receivers: Record<string, { title: string }>;
  steps: Record<string, Step>;
  deadlines: Record<string, RuleDeadline>;
  roleTitles: Record<string, string>;
  /** Who lets a gate be passed and a term be moved, where the rule names nobody else. */
  override: { by: string | string[]; note: string };
  stages: { title: string; prefixes: string[] }[];
}

export function useRulebooks() {
  return useQuery({ queryKey: ['rulebooks'], queryFn: () => contentOf(api.GET('/api/rulebooks')) });
}

/** A version of a rulebook: the one with this hash, e.g. a round's own, or the newest. */
export function bookQuery(id: string | undefined, hash?: string | undefined) {
  const params = { path: { id: id ?? '' }, query: hash === undefined ? {} : { hash } };
  return {
    queryKey: ['rulebook', id, hash],
    // The API's document leaves steps open; they are those of the rulebook's own schema.
    queryFn: async () => (await contentOf(api.GET('/api/rulebooks/{id}', { params }))) as unknown as Rulebook,
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  };
}

/** The newest version of a rulebook, or the one with this hash. */
export function useRulebook(id: string | undefined, hash?: string | undefined) {
  return useQuery(bookQuery(id, hash));
}

/** The version a round follows, which may be older than the newest. */
export function useRoundBook(round: { rulebook: { id: string; hash: string } | null } | undefined) {
  return useRulebook(round?.rulebook?.id, round?.rulebook?.hash);
}
