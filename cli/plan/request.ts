import { z } from 'zod';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';

interface Asked {
  entry?: string | undefined;
  exit?: string | undefined;
  groups: number;
  param: Record<string, string>;
  plan: Record<string, string>;
}

const days = z.record(z.string(), z.string()).default({});
const written = z.looseObject({ params: days, plans: days, groups: z.unknown().optional() });

/** What a file says with what the command line says over it; without groups, so many of one organization each. */
export function plannedRequest(book: Rulebook, file: unknown, { entry, exit, groups, param, plan }: Asked): unknown {
  const own = written.parse(file ?? {});
  const marks: [string, string | undefined][] = [
    ['T_e', entry],
    ['T_w', exit],
  ];
  const params = { ...own.params, ...param };
  const plans = { ...own.plans, ...plan };
  for (const [mark, date] of marks) {
    const step = Object.keys(book.steps).find((name) => book.steps[name]?.mark === mark);
    if (date === undefined || step === undefined) continue;
    plans[step] = date;
    // The round’s parameter is the same day where the document gives its date to one.
    for (const { from, 'met-by': met } of Object.values(book.deadlines)) {
      if (met === step && typeof from === 'object' && 'param' in from) params[from.param] ??= date;
    }
  }
  const made = Array.from({ length: groups }, (_, i) => ({
    no: i + 1,
    inspects: [{ no: 1, name: `第${i + 1}被巡察单位` }],
  }));
  return { ...own, rulebook: book.id, params, plans, groups: own.groups ?? made };
}
