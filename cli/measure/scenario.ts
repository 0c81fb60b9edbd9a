import { readFileSync } from 'node:fs';
import { RulebookError } from '../../procedure/rulebook/problem.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { parseYamlFile } from '../../procedure/rulebook/yaml-file.ts';
import { StackError } from '../../stack/say.ts';
import { type Plan, planOf } from '../backfill/plan.ts';
import { type Scenario, scenarioSchema } from '../backfill/schema.ts';
import { allRulebooks } from '../own-library.ts';

/** A scenario file with its rulebook and what it comes to; nothing of it may be unknown here. */
export function readScenario(file: string): { scenario: Scenario; book: Rulebook; plan: Plan } {
  const { data: scenario, problem } = parseYamlFile(read(file), file, scenarioSchema);
  const library = allRulebooks();
  if (!library.ids().includes(scenario.rulebook)) {
    throw new RulebookError([problem(['rulebook'], `没有规程“${scenario.rulebook}”`, library.ids().join('、'))]);
  }
  const book = library.resolve(scenario.rulebook);
  const plan = planOf(scenario, book);
  if (plan.errors.length > 0) {
    throw new RulebookError(plan.errors.map(({ index, path, message }) => problem(['facts', index, path], message)));
  }
  return { scenario, book, plan };
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StackError(`读不到补录文件：${file}`);
  }
}
