import { BASE } from './merged.ts';
import type { Problem } from './problem.ts';
import type { Rulebook } from './schema.ts';
import type { LoadedSource } from './source.ts';

/** Steps of two documents that are one duty (procedure.md §5, design “Composition”), and where §5 says so. */
export const SAME_DUTY: readonly (readonly [string, string, string])[] = [
  ['inform.inquiries', 'inform.requests', '§5-6'],
  ['plan.secondment-notice', 'plan.secondment', '抽调'],
  ['learn.personal-matters-names', 'learn.spot-check-names', '§5-8、31'],
  ['learn.personal-matters-letter', 'learn.spot-check-letter', '§5-8、31'],
  ['learn.personal-matters-result', 'learn.spot-check-result', '§5-8、31'],
  ['learn.informants-detained', 'learn.assist-detained', '§5-23'],
];

/** One duty of two documents that would be done twice: `replaces` has to say which id stays, `rename` that they differ. */
export function checkSameDuty({ steps }: Rulebook, source: LoadedSource): Problem[] {
  return SAME_DUTY.flatMap(([a, b, where]) => {
    const origins = new Set([steps[a]?.from ?? BASE, steps[b]?.from ?? BASE]);
    if (!steps[a] || !steps[b] || origins.size < 2 || origins.has(BASE)) return [];
    const place = source.book.replaces ? ['replaces'] : ['extends'];
    const message = `“${a}”与“${b}”是同一件事（${where}），没有选择`;
    const expected = `replaces: { ${a}: [${b}] }，或用 rename 说明是两件事`;
    return [{ ...source.problem(place, message, expected), duty: [a, b] }];
  });
}
