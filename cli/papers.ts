import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { emptyPaper } from '../papers/empty.ts';
import { paperLibrary } from '../papers/library.ts';
import { printView } from '../papers/print/page.ts';
import { SUBJECTS } from '../papers/subjects.ts';
import { wordFile } from '../papers/word/file.ts';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';

interface Options {
  dir?: string;
}

const ownDir = (options: Options) => options.dir ?? (process.env.XUNCHENG_PAPERS_DIR || undefined);

/** One line for each paper. */
function list(options: Options): void {
  for (const { id, title, subject, replaced } of paperLibrary(ownDir(options)).templates.values()) {
    say([id, title, SUBJECTS[subject].title, ...(replaced ? ['本县样式'] : [])].join('\t'));
  }
}

/** Says whether every template can be used; which are the county's. */
function check(options: Options): void {
  const { templates } = paperLibrary(ownDir(options));
  const own = [...templates.values()].filter(({ replaced }) => replaced).length;
  say(`公文样式 ${templates.size} 件，都可以用；其中本县替换 ${own} 件。`);
}

/** Writes an empty paper, every field a line to fill in by hand. */
async function render(id: string, file: string, options: Options): Promise<void> {
  const library = paperLibrary(ownDir(options));
  const template = library.templates.get(id);
  if (!template) throw new StackError(`没有公文样式“${id}”。已有：${[...library.templates.keys()].join('、')}`);
  const paper = emptyPaper(template, library.house);
  if (file.endsWith('.html')) writeFileSync(file, String(printView([paper])));
  else if (file.endsWith('.docx')) writeFileSync(file, await wordFile([paper]));
  else throw new StackError(`${file}：只写 .docx 或 .html`);
  say(`已写 ${file}`);
}

/** Runs a command; what is wrong with a template or with the call is said on standard error, exit 2. */
function run<T extends unknown[]>(command: (...args: T) => void | Promise<void>): (...args: T) => Promise<void> {
  return async (...args) => {
    try {
      await command(...args);
    } catch (error) {
      sayAside(error instanceof RulebookError ? error.message : explain(error));
      process.exitCode = 2;
    }
  };
}

const program = new Command('papers').description('公文样式');
const dir = ['--dir <文件夹>', '本县公文样式的文件夹，默认 XUNCHENG_PAPERS_DIR'] as const;
program
  .command('list')
  .description('有哪些')
  .option(...dir)
  .action(run(list));
program
  .command('check')
  .description('检查每一件')
  .option(...dir)
  .action(run(check));
program
  .command('render <标识> <文件>')
  .description('印一件空白的，.docx 或 .html')
  .option(...dir)
  .action(run(render));
await program.parseAsync();
