import { Command, InvalidArgumentError } from 'commander';
import { bundleWorkflows } from '../activities/worker.ts';
import { auditRound } from '../audit/audit-round.ts';
import { collect } from '../audit/source/collect.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { silenceEngine } from '../workflows/replay.ts';
import { machineNow, versions } from './bench/report/machine.ts';
import { idleEngine } from './scale/idle.ts';
import { type Bench, type Measured, measure } from './scale/measure.ts';
import { printed, printedIdle } from './scale/print.ts';
import { compared, costsFrom, linearity, placesNeed } from './scale/report.ts';
import { withStand } from './scale/stand.ts';

const numbers = (text: string): number[] => {
  const all = text.split(',').map(Number);
  if (all.some((n) => !Number.isInteger(n) || n < 1 || n > 4096)) {
    throw new InvalidArgumentError('应为 1–4096 的整数，用逗号隔开');
  }
  return all;
};

const program = new Command('scale')
  .description('量规模：一件事实、一条时限、一个在办的组·单位各用多少处理器、字节、内存；再算县、市、省要多少')
  .option('--sizes <N,N>', '各轮几个组·单位，至少两种', numbers, [40, 80, 160])
  .option('--notes <N>', '每个组·单位登记几件', numbers, [10])
  .option('--idle <N,N>', '只量没有事时各种分片数的引擎', numbers)
  .option('--json', '只输出 JSON');

/** Its own first round is only for warming up. */
const WARM = 10;

async function cost(sizes: readonly number[], notes: number) {
  if (sizes.length < 2) throw new StackError('--sizes：至少两种大小，才看得出是不是线性，例如 --sizes 40,80');
  return withStand(sayAside, async (bench) => {
    const measured: Measured[] = [];
    const cached: number[] = [];
    const rounds: string[] = [];
    for (const [index, inspections] of [WARM, ...sizes].entries()) {
      const round = `R2023-${String(index + 1).padStart(2, '0')}`;
      sayAside(`${round}：${inspections} 个组·单位，每个 ${notes} 件事实、14 条时限……`);
      const one = await measure(bench, { round, inspections, notes });
      rounds.push(round);
      cached.push((cached.at(-1) ?? 0) + inspections);
      measured.push(one);
    }
    sayAside('审计……');
    await assertEqual(bench, rounds);
    const own = measured.slice(1);
    const costs = costsFrom(own, cached.slice(1));
    const machine = machineNow();
    return {
      ...{ machine, versions: versions(), sizes, notes, measured: own, costs },
      linear: linearity(own),
      compared: compared(costs, own, machine.cores),
      places: placesNeed(costs),
    };
  });
}

/** Figures of what is not whole mean nothing. */
async function assertEqual({ client, db }: Bench, rounds: readonly string[]): Promise<void> {
  silenceEngine();
  const { code } = await bundleWorkflows();
  for (const round of rounds) {
    const evidence = await collect({ client, db, publicKeys: [], rehearsal: true }, { round });
    const { report } = await auditRound(evidence, { code: { current: code, use: 'own' } });
    if (report.verdict !== 'equal') throw new StackError(`${round} 的台账与历史不一致（${report.verdict}），量的不算`);
  }
}

program.action(async (given: { sizes: number[]; notes: number[]; idle?: number[]; json?: boolean }) => {
  try {
    if (given.idle !== undefined) {
      const engines = [];
      for (const shards of given.idle) engines.push(await idleEngine(shards, sayAside));
      for (const line of given.json ? [JSON.stringify(engines)] : printedIdle(engines)) say(line);
      return;
    }
    const found = await cost(given.sizes, given.notes[0] ?? 10);
    for (const line of given.json ? [JSON.stringify(found)] : printed(found)) say(line);
  } catch (error) {
    sayAside(explain(error));
    process.exitCode = 2;
  }
});
await program.parseAsync();
