import { readFileSync } from 'node:fs';
import { rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { RulebookError } from '../../procedure/rulebook/problem.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { parseYamlFile } from '../../procedure/rulebook/yaml-file.ts';
import { StackError, sayAside } from '../../stack/say.ts';
import { allRulebooks } from '../own-library.ts';
import { type Plan, planOf } from './plan.ts';
import { type Scenario, scenarioSchema } from './schema.ts';

/** A scenario with its rulebook and what it comes to. */
export interface Given {
  scenario: Scenario;
  book: Rulebook;
  plan: Plan;
}

/** Reads a scenario file. What nobody knows is a `RulebookError` with its place; what only this rulebook lacks is said. */
export function readScenario(file: string): Given {
  const { data: scenario, problem } = parseYamlFile(read(file), file, scenarioSchema);
  const library = allRulebooks();
  if (!library.ids().includes(scenario.rulebook)) {
    throw new RulebookError([problem(['rulebook'], `没有规程“${scenario.rulebook}”`, library.ids().join('、'))]);
  }
  const book = library.resolve(scenario.rulebook);
  const plan = planOf(scenario, book, stepsShipped());
  if (plan.errors.length > 0) {
    throw new RulebookError(plan.errors.map(({ index, path, message }) => problem(['facts', index, path], message)));
  }
  for (const fact of plan.skipped) sayAside(`规程“${book.title}”没有这一步，未登记：${fact}`);
  return { scenario, book, plan };
}

/** Steps of any document that ships. */
function stepsShipped(): Set<string> {
  const shipped = rulebookLibrary();
  return new Set(shipped.ids().flatMap((id) => Object.keys(shipped.resolve(id).steps)));
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StackError(`读不到补录文件：${file}`);
  }
}
