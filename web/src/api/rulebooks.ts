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
  figures?: Record<string, number>;
  names?: string;
  clause?: string;
  note?: string;
  from: string;
}

export interface RuleDeadline {
  title: string;
  level: Step['level'];
  within?: string;
  clause?: string;
  force: 'hard' | 'soft';
  'owed-by': string | string[];
  'owed-to': string | string[];
  'met-by': string;
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
  stages: { title: string; prefixes: string[] }[];
}

export function useRulebooks() {
  return useQuery({ queryKey: ['rulebooks'], queryFn: () => contentOf(api.GET('/api/rulebooks')) });
}

/** The newest version of a rulebook. */
export function useRulebook(id: string | undefined) {
  return useQuery({
    queryKey: ['rulebook', id],
    // The API's document leaves steps open; they are those of the rulebook's own schema.
    queryFn: async () =>
      (await contentOf(api.GET('/api/rulebooks/{id}', { params: { path: { id: id ?? '' } } }))) as unknown as Rulebook,
    enabled: id !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}
