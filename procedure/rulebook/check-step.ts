import type { At, Mention } from './check.ts';
import { checkRights } from './check-rights.ts';
import { ENTITY_FACTS, isEntityFact } from './facts.ts';
import { instead, roleInstead, stepInstead, unitInstead } from './nearest.ts';
import type { Problem } from './problem.ts';
import { isRole, isUnit } from './roles.ts';
import type { Rulebook, Step } from './schema.ts';
import { stageIndex } from './stages.ts';

/** What a step names but the rulebook lacks: steps, roles, units, traits, kinds, letters. */
export function checkStep(book: Rulebook, id: string, at: At): Problem[] {
  const step = book.steps[id];
  if (!step) return [];
  const wrong = (
    mentions: Mention[],
    known: (name: string) => boolean,
    what: string,
    better: (name: string) => string,
  ) =>
    mentions
      .filter(({ name }) => !known(name))
      .map(({ path, name }) => at('steps', id, path, `没有这个${what}：${name}`, better(name)));
  const among = (known: object, what: string) => (name: string) => instead(name, Object.keys(known), what);
  const kinds = step.kinds ?? {};
  const there = (name: string) => Object.hasOwn(book.steps, name);
  const after = Object.fromEntries(Object.entries(step.after ?? {}).filter(([gate]) => there(gate)));
  const gates = wrong(gateMentions(step), there, '步骤', (name) => stepInstead(book, name));
  const standing = (level: Step['level'] | undefined) => level === 'office';
  const apart = gateMentions(step)
    .filter(({ name }) => there(name) && standing(book.steps[name]?.level) !== standing(step.level))
    .map(({ path, name }) => ({
      ...at('steps', id, path, `“${name}”与“${id}”一个是轮外常设、一个在轮次里，不能互为前置`),
      fix: '去掉这一前置，写在 note 里',
    }));
  return [
    ...gates.map((problem) => ({ ...problem, dangling: { step: id, after } })),
    ...apart,
    ...wrong(roleMentions(step), isRole, '角色', roleInstead),
    ...wrong(kindMentions(step), (name) => Object.hasOwn(kinds, name), '种类', among(kinds, '种类（kinds）')),
    ...wrong(
      [...mention(['opens'], step.opens), ...mention(['each'], step.each), ...mention(['about'], step.about)],
      (name) => Object.hasOwn(book.things ?? {}, name),
      '逐件登记的东西（things）',
      among(book.things ?? {}, '东西，或先在 things 里写上它'),
    ),
    ...wrong(
      [
        ...mention(['besides'], step.besides),
        ...Object.entries(step.among ?? {}).map(([kind, name]) => ({ path: ['among', kind], name })),
      ],
      there,
      '步骤',
      (name) => stepInstead(book, name),
    ),
    ...wrong(
      (step.undoes ?? []).map((name, i) => ({ path: ['undoes', i], name })),
      there,
      '步骤',
      (name) => stepInstead(book, name),
    ),
    ...wrong(
      (['part-titles', 'part-owed', 'part-steps'] as const).flatMap((field) =>
        Object.keys(step[field] ?? {}).map((name) => ({ path: [field, name], name })),
      ),
      (name) => step.parts?.includes(name) ?? false,
      '份（parts）',
      among(Object.fromEntries((step.parts ?? []).map((part) => [part, part])), '份（parts）'),
    ),
    // A volume names papers that a county's own composition may lack: only what can be no step at all is wrong.
    ...wrong(
      Object.entries(step['part-steps'] ?? {}).flatMap(([part, names]) =>
        names.map((name, i) => ({ path: ['part-steps', part, i], name })),
      ),
      (name) => stageIndex(name) >= 0,
      '步骤或事实',
      (name) => stepInstead(book, name),
    ),
    ...wrong(
      [step.to ?? []].flat().map((name, i) => ({ path: ['to', i], name })),
      isRole,
      '角色',
      roleInstead,
    ),
    ...wrong(mention(['in-person'], step['in-person']), isRole, '角色', roleInstead),
    ...checkRights(book, id, at),
    ...wrong(
      mention(['when'], step.when),
      (name) => Object.hasOwn(book.traits, name),
      '情形（traits）',
      among(book.traits, '情形，或先在 traits 里写上它'),
    ),
    ...wrong(mention(['done-by', 'fact'], step['done-by']?.fact), isEntityFact, '事实', (name) =>
      instead(name, ENTITY_FACTS, '事实'),
    ),
    ...wrong(
      mention(['done-by', 'letter'], step['done-by']?.letter),
      (name) => Object.hasOwn(book.letters, name),
      '函件',
      among(book.letters, '函件（letters）'),
    ),
    ...wrong(mention(['done-by', 'unit'], step['done-by']?.unit), isUnit, '协作单位', unitInstead),
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
    ...Object.keys(step.among ?? {}).map((name) => ({ path: ['among', name], name })),
    ...(step.approve ?? []).flatMap(({ when }, i) => mention(['approve', i, 'when'], when)),
  ];
}

function mention(path: Mention['path'], name: string | undefined): Mention[] {
  return name === undefined ? [] : [{ path, name }];
}
