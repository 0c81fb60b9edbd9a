import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { saveCalendar } from '../../db/queries/calendars.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { sayAside } from '../../stack/say.ts';
import type { Sizes } from './catalogue.ts';
import { measureRound, type OpenRound } from './open-round/measure.ts';
import { RULEBOOK, RULEBOOK_TEXT } from './open-round/rulebook.ts';
import { aimed, type Figure, type Measured } from './report/figure.ts';
import { openStage } from './stage.ts';
import { growthOf } from './statistics.ts';

const MB = 1024 * 1024;
/** Linear, with a tenth for what one measurement differs from the next. */
const LINEAR = { most: 1.1 };

/** Measures what an open round costs, from one inspection to many: each size in a round and with a worker of its own. */
export async function run({ most, facts }: Sizes<'most' | 'facts'>): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-bench-rules-'));
  await writeFile(join(folder, `${RULEBOOK}.yaml`), RULEBOOK_TEXT);
  const stage = await openStage(() => rulebookLibrary(RULEBOOK_DIR, folder), sayAside);
  try {
    await saveCalendar(stage.database.db, publishedCalendar(), new Date().toISOString());
    const rounds: OpenRound[] = [];
    // Not counted: the first row of every table and index takes a page, which no later round pays for.
    await measureRound(stage, 1, 1, facts);
    for (const [index, size] of sizesUpTo(most).entries()) {
      rounds.push(await measureRound(stage, index + 2, size, facts));
      sayAside(`${size} 个组·单位：${rounds.at(-1)?.seconds.toFixed(0)} 秒`);
    }
    return { figures: figuresOf(rounds), details: rounds };
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** One, a hundredth, a tenth and all of it. */
function sizesUpTo(most: number): number[] {
  return [...new Set([1, Math.ceil(most / 100), Math.ceil(most / 10), most])].sort((a, b) => a - b);
}

function figuresOf(rounds: readonly OpenRound[]): Figure[] {
  const grown = (what: string, unit: string, measure: (round: OpenRound) => number): Figure => {
    const growth = growthOf(rounds.map((one) => ({ size: one.inspections, value: measure(one) })));
    return {
      what,
      values: rounds.map((round) => ({ of: `${round.inspections} 个`, value: measure(round), unit })),
      comparisons: growth === undefined ? [] : [aimed('较小时每多一个的所费', growth, LINEAR)],
    };
  };
  const [first, last] = [rounds[0]?.eventsPerFact ?? 0, rounds.at(-1)?.eventsPerFact ?? 0];
  return [
    grown('工作进程的内存（最高）', 'MB', ({ worker }) => worker.highest / MB),
    grown('历史', 'MB', ({ historyBytes }) => historyBytes / MB),
    grown('台账', 'MB', ({ ledgerBytes }) => ledgerBytes / MB),
    grown('历史事件', '个', ({ events }) => events),
    grown('建立并登记用时', '秒', ({ seconds }) => seconds),
    {
      what: '每件事实的历史事件',
      values: rounds.map((round) => ({ of: `${round.inspections} 个`, value: round.eventsPerFact, unit: '个' })),
      comparisons: [aimed('一个组·单位时', last / first, LINEAR)],
    },
  ];
}
