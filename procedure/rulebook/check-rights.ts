import type { At } from './check.ts';
import { roleInstead, stepInstead } from './nearest.ts';
import type { Problem } from './problem.ts';
import { isRole } from './roles.ts';
import type { Rulebook } from './schema.ts';

/** What the words of 密级, 径送 and 知悉范围 name but the rulebook lacks, and where they cannot be judged. */
export function checkRights(book: Rulebook, id: string, at: At): Problem[] {
  const step = book.steps[id];
  if (!step) return [];
  const rule = step['recorded-by'];
  const roles = [
    ...[rule?.by ?? []].flat().map((name) => ({ path: ['recorded-by', 'by'], name })),
    ...[step['addressed-to'] ?? []].flat().map((name) => ({ path: ['addressed-to'], name })),
  ];
  const steps = [
    ...(['named-in', 'addressed-in'] as const).map((field) => ({ path: ['recorded-by', field], name: rule?.[field] })),
    ...(step.approve ?? []).map((one, i) => ({ path: ['approve', i, 'apart-from'], name: one['apart-from'] })),
  ];
  const unknown = steps.flatMap(({ path, name }) => {
    if (name === undefined) return [];
    const other = book.steps[name];
    if (!other) return [at('steps', id, path, `没有这个步骤：${name}`, stepInstead(book, name))];
    if (other.level === step.level) return [];
    return [at('steps', id, path, `“${name}”与“${id}”不在同一层`, `level: ${step.level} 的步骤`)];
  });
  const nobody = rule && Object.values(rule).every((value) => value === undefined);
  const apart = (['names-members', 'limits'] as const).filter((word) => step[word] && step.level !== 'inspection');
  return [
    ...roles
      .filter(({ name }) => !isRole(name))
      .map(({ path, name }) => at('steps', id, path, `没有这个角色：${name}`, roleInstead(name))),
    ...unknown,
    ...(nobody ? [at('steps', id, ['recorded-by'], '没有写由谁登记', 'by、named-in、addressed-in 至少一项')] : []),
    ...apart.map((word) => at('steps', id, [word], '只能写在组×单位这一层的步骤里', 'level: inspection')),
  ];
}
