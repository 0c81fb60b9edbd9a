import type { Rulebook, Step } from '../../api/rulebooks.ts';

/** A step with its id and stage. */
export interface Listed extends Step {
  id: string;
  stage: string;
}

/** The steps of the given levels in the order of the stages. */
export function stepsOf({ steps, stages }: Rulebook, levels: readonly Step['level'][]): Listed[] {
  const place = (id: string) => stages.findIndex(({ prefixes }) => prefixes.includes(id.split('.')[0] ?? ''));
  return Object.entries(steps)
    .filter(([, { level }]) => levels.includes(level))
    .map(([id, step]) => ({ ...step, id, stage: stages[place(id)]?.title ?? '' }))
    .sort((a, b) => place(a.id) - place(b.id));
}

/** What a code or several are called. */
export function titlesOf({ roleTitles }: Rulebook, codes: string | readonly string[]): string {
  return [codes]
    .flat()
    .map((code) => roleTitles[code] ?? code)
    .join('、');
}
