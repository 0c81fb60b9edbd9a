import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveCalendar } from '../../db/queries/calendars.ts';
import { workflows } from '../../db/schema/workflows.ts';
import { yearNotices } from '../../procedure/calendar/notice-files.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { sayAside } from '../../stack/say.ts';
import { bareSeconds } from './calendar/bare.ts';
import { check } from './calendar/check.ts';
import { RULEBOOK, rulebookText, startCounty } from './calendar/county.ts';
import { type Revised, revise } from './calendar/revise.ts';
import type { Sizes } from './catalogue.ts';
import { compared, type Figure, type Measured } from './report/figure.ts';
import { openStage, type Stage } from './stage.ts';

type Names = 'rounds' | 'inspections' | 'deadlines';

/** One import measured. `killedAt`: workflows that had the new calendar when the worker was killed with -9. */
interface Row extends Revised {
  label: string;
  moved: number;
  killedAt?: number;
  /** Seconds of an empty update to each of the same workflows, just before. */
  bareSeconds: number;
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

/** Measures a new calendar over all open deadlines, beside empty updates of the same workflows; a worker is killed on the way. */
export async function run(sizes: Sizes<Names>): Promise<Measured> {
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
    const rows: Row[] = [];
    for (const proposal of [NEW_YEAR, CLOSED, KILLED]) rows.push(await measure(stage, folder, sizes, proposal));
    return { figures: rows.map(figureOf), details: rows };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

async function measure(
  { api, client, database: { db }, startWorker, worker }: Stage,
  folder: string,
  { rounds, inspections, deadlines }: Sizes<Names>,
  { id, label, ...proposal }: { id: string; label: string },
): Promise<Row> {
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
  const { moved, wrong } = await check(db, api, book, revised.no, rounds * inspections * deadlines);
  const failed = Object.entries(revised.failures).map(([workflowId, why]) => `${workflowId} ${why}`);
  // Figures of what went wrong are none.
  if (wrong.length + failed.length > 0) throw new Error([...wrong, ...failed].slice(0, 5).join('；'));
  sayAside(`${label}：${revised.seconds.toFixed(1)} 秒`);
  return { label, ...revised, moved, bareSeconds: bare, ...(killedAt !== undefined && { killedAt }) };
}

function figureOf({ label, moved, killedAt, bareSeconds: bare, ...row }: Row): Figure {
  const killed = killedAt === undefined ? '' : `（杀在第 ${killedAt} 个工作流之后，接手 ${row.attempts} 次）`;
  return {
    what: `${label}${killed}，${row.workflows} 个工作流，逐条核对无误`,
    values: [
      { of: '变动', value: moved, unit: '条' },
      { of: '重算', value: row.seconds, unit: '秒' },
      { of: '重算', value: moved / row.seconds, unit: '条/秒' },
      { of: '预览', value: row.previewSeconds, unit: '秒' },
      { of: '空更新', value: bare, unit: '秒' },
    ],
    comparisons: [compared('引擎的空更新', row.seconds, bare)],
  };
}
