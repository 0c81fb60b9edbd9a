import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { dateOfInstant } from '../procedure/counting/index.ts';
import { rulebookLibrary } from '../procedure/rulebook/library.ts';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import { parseYamlFile } from '../procedure/rulebook/yaml-file.ts';
import { attachOrStart } from '../stack/attach.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { openApi } from './api-client.ts';
import { planOf } from './backfill/plan.ts';
import { play } from './backfill/play.ts';
import { report, table } from './backfill/print.ts';
import { officeRowsOf, rowsOf } from './backfill/rows.ts';
import { scenarioSchema } from './backfill/schema.ts';
import { standingOf } from './backfill/standing.ts';
import { allRulebooks, dataFolder } from './own-library.ts';

const program = new Command('backfill')
  .description('补录：把一轮过去的巡察按真实日期录入，打印每条时限：到期、完成、迟几天')
  .argument('<SCENARIO.yaml>', '补录文件')
  .option('--json', '只输出时限的 JSON')
  .option('--golive', '录完转为在办：启用计时')
  .option('--verbose', '说明应被拒的各条为什么被拒');

interface Options {
  json?: boolean;
  golive?: boolean;
  verbose?: boolean;
}

async function main(file: string, options: Options): Promise<number> {
  const { data: scenario, problem } = parseYamlFile(read(file), file, scenarioSchema);
  const library = allRulebooks();
  if (!library.ids().includes(scenario.rulebook)) {
    throw new RulebookError([problem(['rulebook'], `没有规程“${scenario.rulebook}”`, library.ids().join('、'))]);
  }
  const book = library.resolve(scenario.rulebook);
  const shipped = rulebookLibrary();
  const elsewhere = new Set(shipped.ids().flatMap((id) => Object.keys(shipped.resolve(id).steps)));
  const plan = planOf(scenario, book, elsewhere);
  if (plan.errors.length > 0) {
    throw new RulebookError(plan.errors.map(({ index, path, message }) => problem(['facts', index, path], message)));
  }
  for (const fact of plan.skipped) sayAside(`规程“${book.title}”没有这一步，未登记：${fact}`);
  const dataDir = dataFolder();
  const product = await attachOrStart(dataDir);
  try {
    const api = await openApi(product.url, dataDir);
    const played = await play(api, scenario, book, plan, (done, total, label) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K补录 ${done}/${total} ${label}`);
      else if (done % 25 === 0) sayAside(`补录 ${done}/${total}`);
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    const { no } = scenario.round;
    if (options.golive || scenario.golive) {
      for (const { workflowId } of await standingOf(api, no)) {
        await api.post(`workflows/${workflowId}/golive`, {}, `${scenario.scenario}/golive/${workflowId}`);
      }
    }
    const day = scenario.asOf ?? dateOfInstant(Date.now());
    const rows = await rowsOf(api, no, plan.batches, day);
    const standing = await officeRowsOf(api, played.office, day);
    if (options.json)
      say(
        JSON.stringify(
          [...rows, ...standing].map(({ title: _, ...row }) => row),
          null,
          1,
        ),
      );
    else for (const line of [...table(rows, '本轮次'), ...table(standing, '轮外常设')]) say(line);
    report(played, options.verbose ?? false);
    return played.refused.length + played.unexpected.length > 0 ? 1 : 0;
  } finally {
    await product.stop();
  }
}

function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    throw new StackError(`读不到补录文件：${file}`);
  }
}

program.action(async (file: string, options: Options) => {
  process.exitCode = await main(file, options).catch((error: unknown) => {
    sayAside(error instanceof RulebookError ? error.message : explain(error));
    return 2;
  });
});
await program.parseAsync();
