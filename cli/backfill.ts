import { readFileSync } from 'node:fs';
import { Command } from 'commander';
import { dateOfInstant, formatDate } from '../procedure/counting/index.ts';
import { rulebookLibrary } from '../procedure/rulebook/library.ts';
import { RulebookError } from '../procedure/rulebook/problem.ts';
import { parseYamlFile } from '../procedure/rulebook/yaml-file.ts';
import { attachOrStart } from '../stack/attach.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { openApi } from './api-client.ts';
import { planOf } from './backfill/plan.ts';
import { type Played, play } from './backfill/play.ts';
import { rowsOf, type TitledRow } from './backfill/rows.ts';
import { scenarioSchema } from './backfill/schema.ts';
import { standingOf } from './backfill/standing.ts';

const program = new Command('backfill')
  .description('补录：把一轮过去的巡察按真实日期录入，打印每条时限：到期、完成、迟几天')
  .argument('<SCENARIO.yaml>', '补录文件')
  .option('--json', '只输出时限的 JSON')
  .option('--golive', '录完转为在办：启用计时');

async function main(file: string, options: { json?: boolean; golive?: boolean }): Promise<number> {
  const { data: scenario, problem } = parseYamlFile(read(file), file, scenarioSchema);
  const library = rulebookLibrary();
  if (!library.ids().includes(scenario.rulebook)) {
    throw new RulebookError([problem(['rulebook'], `没有规程“${scenario.rulebook}”`, library.ids().join('、'))]);
  }
  const book = library.resolve(scenario.rulebook);
  const elsewhere = new Set(library.ids().flatMap((id) => Object.keys(library.resolve(id).steps)));
  const plan = planOf(scenario, book, elsewhere);
  if (plan.errors.length > 0) {
    throw new RulebookError(plan.errors.map(({ index, path, message }) => problem(['facts', index, path], message)));
  }
  for (const fact of plan.skipped) sayAside(`规程“${book.title}”没有这一步，或属于常设事项，未登记：${fact}`);
  const dataDir = process.env.XUNCHENG_DATA ?? '.data';
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
    const rows = await rowsOf(api, no, plan.batches, scenario.asOf ?? dateOfInstant(Date.now()));
    if (options.json)
      say(
        JSON.stringify(
          rows.map(({ title: _, ...row }) => row),
          null,
          1,
        ),
      );
    else for (const line of table(rows)) say(line);
    report(played);
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

const VERDICTS = { met: '按时', late: '迟', open: '未到期', overdue: '逾期', waived: '免' } as const;

function table(rows: TitledRow[]): string[] {
  return rows.map(({ title, subject: s, due, provisional, metOn, verdict, lateDays, movedFrom }) => {
    const about = [
      s.group === undefined ? undefined : `第${s.group}组${s.org === undefined ? '' : `·单位${s.org}`}`,
      s.unit,
      s.transfer === undefined ? undefined : `批次 ${s.transfer}`,
      s.period,
    ].filter((part) => part !== undefined);
    const state = lateDays > 0 ? `${VERDICTS[verdict]} ${lateDays} 天` : VERDICTS[verdict];
    return [
      title,
      about.join(' ') || '本轮次',
      due ? `到期 ${formatDate(due)}${provisional ? '（暂定）' : ''}` : '无日期',
      metOn ? `完成 ${formatDate(metOn)}` : '未完成',
      state,
      movedFrom ? `原 ${formatDate(movedFrom)}` : undefined,
    ]
      .filter((part) => part !== undefined)
      .join('｜');
  });
}

function report({ recorded, repeated, refused, unexpected }: Played): void {
  for (const { label, detail } of refused) sayAside(`未登记 ${label}：${detail}`);
  for (const label of unexpected) sayAside(`本应被拒而登记了：${label}`);
  sayAside(`登记 ${recorded} 条，以前已登记 ${repeated} 条，未登记 ${refused.length} 条。`);
}

program.action(async (file: string, options: { json?: boolean; golive?: boolean }) => {
  process.exitCode = await main(file, options).catch((error: unknown) => {
    sayAside(error instanceof RulebookError ? error.message : explain(error));
    return 2;
  });
});
await program.parseAsync();
