import { ROLES, UNITS } from './roles.ts';
import type { Rulebook } from './schema.ts';

/** The known names most like `name`, for “did you mean”: at most three, none that is quite different. */
export function nearest(name: string, known: readonly string[]): string[] {
  const limit = Math.max(2, Math.floor(name.length / 3));
  return known
    .map((other) => ({ other, far: distance(name, other) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)
    .slice(0, 3)
    .map(({ other }) => other);
}

/** What to write instead of an unknown name. */
export function instead(name: string, known: readonly string[], what: string): string {
  const near = nearest(name, known);
  return near.length > 0 ? near.map((one) => `“${one}”`).join('或') : `已有的${what}`;
}

/** What to write instead of an unknown step. */
export function stepInstead(book: Rulebook, name: string): string {
  return instead(name, Object.keys(book.steps), '步骤，或先在 steps 里写上它');
}

/** What to write instead of an unknown role. */
export function roleInstead(name: string): string {
  return instead(name, Object.keys(ROLES), `角色：${Object.keys(ROLES).join(' ')}`);
}

/** What to write instead of an unknown unit. */
export function unitInstead(name: string): string {
  return instead(name, Object.keys(UNITS), `协作单位：${Object.keys(UNITS).join(' ')}`);
}

/** Levenshtein distance. */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (const [i, letter] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const replaced = (row[j] ?? 0) + Number(letter !== other);
      next.push(Math.min(replaced, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
