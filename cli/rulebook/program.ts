import { Command } from 'commander';
import { diffRulebooks } from '../../procedure/rulebook/diff.ts';
import { readParts } from '../../procedure/rulebook/draft.ts';
import { RULEBOOK_DIR } from '../../procedure/rulebook/library.ts';
import { loadSources } from '../../procedure/rulebook/load.ts';
import { RulebookError } from '../../procedure/rulebook/problem.ts';
import { STAGES } from '../../procedure/rulebook/stages.ts';
import { explain, StackError, say, sayAside } from '../../stack/say.ts';
import { ApiError } from '../api-client.ts';
import { allRulebooks, bookNamed } from '../own-library.ts';
import type { AdoptOptions } from './adopt.ts';
import { checkFile, problemLines, summaryLines } from './check.ts';
import { compose, readChoices } from './compose.ts';
import { diffLines } from './diff.ts';
import { explainLines } from './explain.ts';

const library = allRulebooks();

const bookOf = (id: string) => bookNamed(id, library);

function print(lines: readonly string[]): void {
  for (const line of lines) say(line);
}

function composed(text: string, options: { choose: string[]; json?: boolean }): void {
  const parts = readParts(text);
  if (!parts) {
    const stages = Object.keys(STAGES).join(' ');
    throw new StackError(`写作 A+B 或 A+B,from 阶段（阶段：${stages}）：${text}`);
  }
  for (const { name } of parts) bookOf(name);
  const { draft, choices, yaml, notes } = compose(parts, loadSources(RULEBOOK_DIR), readChoices(options.choose, parts));
  if (options.json) {
    const complete = draft.book !== undefined && draft.open.length === 0;
    say(JSON.stringify({ complete, choices, problems: draft.left, yaml }, null, 1));
  } else {
    print(yaml.trimEnd().split('\n'));
  }
  for (const note of notes) sayAside(note);
  if (draft.open.length + draft.left.length > 0) process.exitCode = 2;
}

/** Runs a command; what is wrong with a rulebook or with the call is said on standard error, exit 2. */
function run<T extends unknown[]>(command: (...args: T) => void, own?: (...args: T) => string): (...args: T) => void {
  return (...args) => {
    try {
      command(...args);
    } catch (error) {
      const lines = error instanceof RulebookError ? problemLines(error.problems, own?.(...args)) : [explain(error)];
      for (const line of lines) sayAside(line);
      process.exitCode = 2;
    }
  };
}

/** Loaded only when asked for: the other commands need no product. */
async function adopted(round: string, rulebook: string, options: AdoptOptions): Promise<void> {
  try {
    const { adopt, changeLines, summaryLine } = await import('./adopt.ts');
    const answer = await adopt(round, rulebook, options);
    print(options.json ? [JSON.stringify(answer, null, 1)] : changeLines(answer));
    sayAside(summaryLine(answer));
  } catch (error) {
    sayAside(error instanceof ApiError ? error.message : explain(error));
    process.exitCode = 2;
  }
}

const collect = (value: string, all: string[]) => [...all, value];

/** The command and its parts. */
export function rulebookCommand(): Command {
  const program = new Command('rulebook').description('规程：检查、说明、比较、组合、改用新版');

  program
    .command('check <FILE>')
    .description('检查一份规程文件；有误时逐处说明在哪一行、怎样改')
    .action(
      run(
        (file: string) => print(summaryLines(checkFile(file))),
        (file: string) => file,
      ),
    );

  program
    .command('explain <ID> [STEP|RULE]')
    .description('说明一步要什么、一条时限怎样算；不写第二个就按阶段列出全书')
    .action(run((id: string, what?: string) => print(explainLines(bookOf(id), what))));

  program
    .command('diff <A> <B>')
    .description('两份规程逐字段的不同，标出 procedure.md §5 的编号')
    .option('--json', '只输出 JSON')
    .action(
      run((a: string, b: string, { json }: { json?: boolean }) => {
        const [one, other] = [bookOf(a), bookOf(b)];
        print(json ? [JSON.stringify(diffRulebooks(one, other), null, 1)] : diffLines(one, other));
      }),
    );

  program
    .command('compose <A+B...>')
    .description('在内存里组合，列出要选的每一处；A+B,from 阶段：第二份只取该阶段起')
    .option('--choose <KEY=ID>', '选定一处，可写多次', collect, [])
    .option('--json', '只输出 JSON')
    .action(
      run((words: string[], options: { choose: string[]; json?: boolean }) => composed(words.join(' '), options)),
    );

  program
    .command('adopt <ROUND> <RULEBOOK>')
    .description('在办的轮次改用这份规程最新的版本，列出因此变动的时限')
    .requiredOption('--by <NAME>', '批准人')
    .requiredOption('--role <ROLE>', '批准人的身份代码，如 lg.exec')
    .requiredOption('--date <YYYY-MM-DD>', '批准日期')
    .requiredOption('--reason <TEXT>', '理由')
    .option('--json', '只输出 JSON')
    .action(adopted);

  return program;
}
