import type { Level } from '../levels.ts';
import type { At, Mention } from './check.ts';
import { roleInstead, stepInstead } from './nearest.ts';
import type { Problem } from './problem.ts';
import { isRole } from './roles.ts';
import type { Rulebook } from './schema.ts';

/** What the rules about people name but the rulebook lacks, or has at a level where they cannot be judged. */
export function checkPeople(book: Rulebook, at: At): Problem[] {
  const { recusal, replacement, 'not-again': again, 'leader-before': before = [] } = book.people ?? {};
  const steps = (mentions: Mention[], level: Level, word: string) =>
    mentions.flatMap(({ path, name }) => {
      const step = book.steps[name];
      if (!step) return [at('settings', 'people', path, `没有这个步骤：${name}`, stepInstead(book, name))];
      if (step.level === level) return [];
      return [at('settings', 'people', path, `“${name}”不在${word}这一层`, `level: ${level} 的步骤`)];
    });
  const roles = [
    ...(again?.roles ?? []).map((name, i) => ({ path: ['not-again', 'roles', i], name })),
    ...(replacement?.except ?? []).map((name, i) => ({ path: ['replacement', 'except', i], name })),
  ];
  return [
    ...steps(
      before.map((name, i) => ({ path: ['leader-before', i], name })),
      'round',
      '轮次',
    ),
    ...steps(recusal ? [{ path: ['recusal', 'step'], name: recusal.step }] : [], 'person', '个人'),
    ...steps(recusal?.adjust ? [{ path: ['recusal', 'adjust'], name: recusal.adjust }] : [], 'round', '轮次'),
    ...roles
      .filter(({ name }) => !isRole(name))
      .map(({ path, name }) => at('settings', 'people', path, `没有这个角色：${name}`, roleInstead(name))),
  ];
}
