import { Command } from 'commander';
import { dateOfInstant } from '../procedure/counting/index.ts';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import { attachOrStart } from '../stack/attach.ts';
import { explain, say, sayAside } from '../stack/say.ts';
import { type ApiClient, openApi } from './api-client.ts';
import { play } from './backfill/play.ts';
import { report, table } from './backfill/print.ts';
import { readScenario } from './backfill/read.ts';
import { officeRowsOf, rowsOf } from './backfill/rows.ts';
import type { Scenario } from './backfill/schema.ts';
import { standingOf } from './backfill/standing.ts';
import { dataFolder } from './own-library.ts';

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
  const given = readScenario(file);
  const { scenario, plan } = given;
  const dataDir = dataFolder();
  const product = await attachOrStart(dataDir);
  try {
    const api = await openApi(product.url, dataDir);
    const played = await play(api, given, (done, total, label) => {
      if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K补录 ${done}/${total} ${label}`);
      else if (done % 25 === 0) sayAside(`补录 ${done}/${total}`);
    });
    if (process.stderr.isTTY) process.stderr.write('\n');
    const { no } = scenario.round;
    if (options.golive || scenario.golive) await goLive(api, scenario);
    const day = scenario.asOf ?? dateOfInstant(Date.now());
    const rows = await rowsOf(api, no, plan.batches, day);
    const standing = await officeRowsOf(api, played.office, day);
    const untitled = [...rows, ...standing].map(({ title: _, ...row }) => row);
    const lines = [...table(rows, '本轮次'), ...table(standing, '轮外常设')];
    for (const line of options.json ? [JSON.stringify(untitled, null, 1)] : lines) say(line);
    report(played, options.verbose ?? false);
    return played.refused.length + played.unexpected.length > 0 ? 1 : 0;
  } finally {
    await product.stop();
  }
}

/** Arms the timers of every workflow of the round. */
async function goLive(api: ApiClient, { scenario, round }: Scenario): Promise<void> {
  for (const { workflowId } of await standingOf(api, round.no)) {
    await api.post(`workflows/${workflowId}/golive`, {}, `${scenario}/golive/${workflowId}`);
  }
}

program.action(async (file: string, options: Options) => {
  process.exitCode = await main(file, options).catch((error: unknown) => {
    sayAside(error instanceof RulebookError ? error.message : explain(error));
    return 2;
  });
});
await program.parseAsync();
