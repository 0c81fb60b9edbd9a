import { checkDeadline } from './check-deadline.ts';
import { checkPeople } from './check-people.ts';
import { checkStep } from './check-step.ts';
import { findCycle } from './cycle.ts';
import type { Section } from './merged.ts';
import { roleInstead, stepInstead, unitInstead } from './nearest.ts';
import type { Problem } from './problem.ts';
import { isRole, isUnit } from './roles.ts';
import type { Rulebook } from './schema.ts';
import type { Path } from './source.ts';

/** Makes a problem at the place where a field of an item is written. */
export type At = (section: Section, id: string, path: Path, message: string, expected?: string) => Problem;

/** A name that has to be known, and where it stands. */
export interface Mention {
  path: Path;
  name: string;
}

/** Everything a resolved rulebook names but does not have, and gates that wait for each other. */
export function checkRulebook(book: Rulebook, at: At): Problem[] {
  return [
    ...Object.keys(book.steps).flatMap((id) => checkStep(book, id, at)),
    ...Object.keys(book.deadlines).flatMap((id) => checkDeadline(book, id, at)),
    ...checkLetters(book, at),
    ...checkPeople(book, at),
    ...checkCycle(book, at),
  ];
}

function checkLetters(book: Rulebook, at: At): Problem[] {
  const units = Object.entries(book.letters).flatMap(([id, letter]) => {
    const unknown = letter.units.map((name, i) => ({ path: ['units', i], name })).filter(({ name }) => !isUnit(name));
    const problems = unknown.map(({ path, name }) =>
      at('letters', id, path, `没有这个协作单位：${name}`, unitInstead(name)),
    );
    return book.steps[letter.step]
      ? problems
      : [...problems, at('letters', id, ['step'], `没有这个步骤：${letter.step}`, stepInstead(book, letter.step))];
  });
  const receivers = Object.keys(book.receivers).filter((code) => !isUnit(code));
  const override = [book.override.by].flat().filter((code) => !isRole(code));
  return [
    ...units,
    ...receivers.map((code) => at('receivers', code, [], `没有这个协作单位：${code}`, unitInstead(code))),
    ...override.map((code) => at('settings', 'override', ['by'], `没有这个角色：${code}`, roleInstead(code))),
  ];
}

function checkCycle(book: Rulebook, at: At): Problem[] {
  const gates = Object.entries(book.steps).map(([id, step]): [string, string[]] => {
    const further = Object.values(step['after-when'] ?? {}).flatMap((more) => Object.keys(more));
    return [id, [...Object.keys(step.after ?? {}), ...further]];
  });
  const cycle = findCycle(Object.fromEntries(gates));
  const [id, gate] = cycle ?? [];
  if (!cycle || id === undefined || gate === undefined) return [];
  const fix = '去掉其中一处 after 或 before';
  return [{ ...at('steps', id, ['after', gate], `前置互相等待：${cycle.join(' → ')}`), fix }];
}
