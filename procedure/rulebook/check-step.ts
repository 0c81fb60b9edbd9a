import type { At, Mention } from './check.ts';
import { isEntityFact } from './facts.ts';
import type { Problem } from './problem.ts';
import { isRole, isUnit } from './roles.ts';
import type { Rulebook, Step } from './schema.ts';

/** What a step names but the rulebook lacks: steps, roles, units, traits, kinds, letters. */
export function checkStep(book: Rulebook, id: string, at: At): Problem[] {
  const step = book.steps[id];
  if (!step) return [];
  const wrong = (mentions: Mention[], known: (name: string) => boolean, what: string) =>
    mentions
      .filter(({ name }) => !known(name))
      .map(({ path, name }) => at('steps', id, path, `没有这个${what}：${name}`));
  const kinds = step.kinds ?? {};
  return [
    ...wrong(gateMentions(step), (name) => Object.hasOwn(book.steps, name), '步骤'),
    ...wrong(roleMentions(step), isRole, '角色'),
    ...wrong(kindMentions(step), (name) => Object.hasOwn(kinds, name), '种类'),
    ...wrong(mention(['when'], step.when), (name) => Object.hasOwn(book.traits, name), '情形（traits）'),
    ...wrong(mention(['done-by', 'fact'], step['done-by']?.fact), isEntityFact, '事实'),
    ...wrong(
      mention(['done-by', 'letter'], step['done-by']?.letter),
      (name) => Object.hasOwn(book.letters, name),
      '函件',
    ),
    ...wrong(mention(['done-by', 'unit'], step['done-by']?.unit), isUnit, '协作单位'),
  ];
}

function gateMentions(step: Step): Mention[] {
  const keys = (path: string[], gates: object | undefined) =>
    Object.keys(gates ?? {}).map((name) => ({ path: [...path, name], name }));
  return [
    ...keys(['after'], step.after),
    ...keys(['before'], step.before),
    ...Object.entries(step['after-when'] ?? {}).flatMap(([kind, gates]) => keys(['after-when', kind], gates)),
    ...(step.records ?? []).map((name, i) => ({ path: ['records', i], name })),
  ];
}

function roleMentions(step: Step): Mention[] {
  const approvers = (step.approve ?? []).flatMap(({ by }, i) =>
    [by].flat().map((name) => ({ path: ['approve', i, 'by'], name })),
  );
  return [...[step.by].flat().map((name) => ({ path: ['by'], name })), ...approvers];
}

function kindMentions(step: Step): Mention[] {
  return [
    ...Object.keys(step['after-when'] ?? {}).map((name) => ({ path: ['after-when', name], name })),
    ...(step.approve ?? []).flatMap(({ when }, i) => mention(['approve', i, 'when'], when)),
  ];
}

function mention(path: Mention['path'], name: string | undefined): Mention[] {
  return name === undefined ? [] : [{ path, name }];
}
