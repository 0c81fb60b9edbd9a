import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { saveCalendar } from '../../db/queries/calendars.ts';
import { workflows } from '../../db/schema/workflows.ts';
import { yearNotices } from '../../procedure/calendar/notice-files.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { explain, say, sayAside } from '../../stack/say.ts';
import { bareSeconds } from './calendar/bare.ts';
import { check } from './calendar/check.ts';
import { RULEBOOK, rulebookText, startCounty } from './calendar/county.ts';
import { type Revised, revise } from './calendar/revise.ts';
import { openStage, type Stage } from './stage.ts';

interface Sizes {
  rounds: number;
  inspections: number;
  deadlines: number;
}

/** One import measured. `killedAt`: workflows that had the new calendar when the worker was killed with -9. */
interface Measured extends Revised {
  label: string;
  moved: number;
  wrong: string[];
  killedAt?: number;
  /** Seconds of an empty update to each of the same workflows, just before. */
  bareSeconds: number;
  /** `seconds` over `bareSeconds`. */
  ratio: number;
}

/** What is imported one after another; each moves every deadline there is. */
const NEW_YEAR = { id: 'year', label: '公布下一年的安排', ...yearNotices().find(({ year }) => year === 2023) };
const CLOSED = {
  id: 'closed',
  label: '本县停班一天',
  closures: [{ from: '2022-11-30', number: '某政办〔2022〕1号', reason: '暴雪' }],
};
const KILLED = {
  id: 'killed',
  label: '再停班一天，中途 kill -9 工作进程',
  closures: [{ from: '2022-12-02', number: '某政办〔2022〕2号', reason: '暴雪' }],
};

const program = new Command('bench:calendar')
  .description('量日历换版本：几轮的组·单位各开几条时限，导入后全部重算，与引擎自身的空更新相比；再中途杀掉工作进程')
  .option('--rounds <n>', '轮次数', Number, 6)
  .option('--inspections <n>', '每轮的组·单位数', Number, 50)
  .option('--deadlines <n>', '每个组·单位的时限数', Number, 17)
  .option('--json', '只输出 JSON');

async function main(sizes: Sizes): Promise<Measured[]> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-bench-rules-'));
  await writeFile(join(folder, `${RULEBOOK}.yaml`), rulebookText(sizes.deadlines));
  const stage = await openStage(() => rulebookLibrary(RULEBOOK_DIR, folder), sayAside);
  try {
    // As it stood in 2022: what comes after Christmas is provisional until the notice of 2023 is in.
    const known = publishedCalendar({ years: { from: 2011, to: 2022 } });
    await saveCalendar(stage.database.db, known, new Date().toISOString());
    stage.startWorker();
    const started = performance.now();
    await startCounty(stage.api, sizes, (done) => done % 25 === 0 && sayAside(`已建立 ${done} 个组·单位`));
    sayAside(`建立用时 ${((performance.now() - started) / 1000).toFixed(1)} 秒`);
    const measured: Measured[] = [];
    for (const run of [NEW_YEAR, CLOSED, KILLED]) measured.push(await measure(stage, folder, sizes, run));
    return measured;
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  { api, client, database: { db }, startWorker, worker }: Stage,
  folder: string,
  { rounds, inspections, deadlines }: Sizes,
  { id, label, ...proposal }: { id: string; label: string },
): Promise<Measured> {
  const ids = (await db.select({ id: workflows.workflowId }).from(workflows)).map(({ id }) => id);
  const bare = await bareSeconds(client, ids, id);
  let killedAt: number | undefined;
  const kill = id === KILLED.id;
  const revised = await revise(api, id, proposal, ({ done, total }) => {
    if (!kill || killedAt !== undefined || total === null || done < total / 3) return;
    killedAt = done;
    worker()?.kill('SIGKILL');
    startWorker();
  });
  const book = rulebookLibrary(RULEBOOK_DIR, folder).resolve(RULEBOOK);
  const checked = await check(db, api, book, revised.no, rounds * inspections * deadlines);
  sayAside(`${label}：${revised.seconds.toFixed(1)} 秒`);
  return {
    ...{ label, ...revised, ...checked, bareSeconds: bare, ratio: revised.seconds / bare },
    ...(killedAt !== undefined && { killedAt }),
  };
}

function printed({ label, moved, wrong, killedAt, ...run }: Measured): string[] {
  const { workflows: asked, previewed, previewSeconds, seconds, bareSeconds: bare, ratio, attempts } = run;
  const killed = killedAt === undefined ? '' : `；杀在第 ${killedAt} 个工作流之后，接手 ${attempts} 次`;
  return [
    `${label}：${asked} 个工作流，变动 ${moved} 条时限，重算 ${seconds.toFixed(1)} 秒（每秒 ${(moved / seconds).toFixed(0)} 条），` +
      `空更新 ${bare.toFixed(1)} 秒，为其 ${ratio.toFixed(1)} 倍${killed}`,
    `　预览找到 ${previewed} 条，用时 ${previewSeconds.toFixed(1)} 秒；${wrong.length === 0 ? '逐条核对无误，各有原因' : `有误 ${wrong.length} 处：${wrong.slice(0, 5).join('；')}`}`,
  ];
}

program.action(async ({ json, ...sizes }: Sizes & { json?: boolean }) => {
  try {
    const measured = await main(sizes);
    if (json) say(JSON.stringify({ ...sizes, runs: measured }));
    else for (const line of measured.flatMap(printed)) say(line);
    process.exitCode = measured.every(({ wrong, failures }) => wrong.length + Object.keys(failures).length === 0)
      ? 0
      : 1;
  } catch (error) {
    sayAside(explain(error));
    process.exitCode = 2;
  }
});
await program.parseAsync();
