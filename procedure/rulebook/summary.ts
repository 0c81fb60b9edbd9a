import { BASE } from './merged.ts';
import type { Rulebook } from './schema.ts';

/** What a rulebook that passed the check consists of, and what in it no document says. */
export interface RulebookSummary {
  steps: number;
  gates: { hard: number; soft: number };
  deadlines: number;
  /** 骨架步骤: steps that the county's documents do not have. */
  skeleton: string[];
  /** Steps of a document of which some fields are the skeleton's. */
  completed: { step: string; fields: string[] }[];
  /** Default ladders（本系统默认）and the deadlines that take each. */
  ladders: Record<string, string[]>;
  /** Steps whose approvers are the skeleton's（本系统默认）. */
  approvers: string[];
  /** Who lets a gate be passed or a term be extended, where no document names anybody. */
  override: { by: string | string[]; note: string };
}

/** Counts of a resolved rulebook and what of it is not from a document. */
export function summarize(book: Rulebook): RulebookSummary {
  const steps = Object.entries(book.steps);
  const strengths = steps.flatMap(([, step]) =>
    [step.after ?? {}, ...Object.values(step['after-when'] ?? {})].flatMap((gates) => Object.values(gates)),
  );
  const ladders: Record<string, string[]> = {};
  for (const [id, { ladder }] of Object.entries(book.deadlines)) {
    if (ladder !== undefined) ladders[ladder] = [...(ladders[ladder] ?? []), id];
  }
  return {
    steps: steps.length,
    gates: {
      hard: strengths.filter((strength) => strength === 'hard').length,
      soft: strengths.filter((strength) => strength === 'soft').length,
    },
    deadlines: Object.keys(book.deadlines).length,
    skeleton: steps.filter(([, { from }]) => from === BASE).map(([id]) => id),
    completed: steps.flatMap(([step, { from, skeleton }]) =>
      from !== BASE && skeleton ? [{ step, fields: skeleton }] : [],
    ),
    ladders,
    approvers: steps
      .filter(([, step]) => step.approve && (step.from === BASE || step.skeleton?.includes('approve')))
      .map(([id]) => id),
    override: book.override,
  };
}
