import { Command, InvalidArgumentError } from 'commander';
import { execa } from 'execa';
import { explain, say, sayAside } from '../stack/say.ts';
import { onStopSignals } from '../stack/signals.ts';
import { killLiving } from '../stack/supervise.ts';
import { CATALOGUE, type Entry } from './bench/catalogue.ts';
import { printed } from './bench/report/print.ts';
import { reported } from './bench/report/report.ts';

/** A benchmark is no test: 0 whatever it finds, this when it could not measure. */
const NOT_MEASURED = 2;

interface Given extends Partial<Record<string, number | boolean>> {
  json?: boolean;
  quick?: boolean;
}

const program = new Command('bench')
  .description('量：每一项都是同一次运行里与旁边那一个之比；不写名称就逐项都量。数见 docs/performance.md')
  .argument('[name]', `量哪一项：${Object.keys(CATALOGUE).join('、')}`)
  .option('--json', '只输出 JSON，一项一行')
  .option('--quick', '试跑：每项至多约一分钟，数不作准')
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : NOT_MEASURED))
  .action((name: string | undefined, given: Given) => (name === undefined ? all(given) : unknown(name)));

for (const [name, entry] of Object.entries(CATALOGUE)) {
  const command = program.command(name).description(entry.about);
  command.option('--json', '只输出 JSON').option('--quick', '试跑：至多约一分钟，数不作准');
  for (const [size, [full, quick, about]] of Object.entries(entry.sizes)) {
    command.option(`--${size} <n>`, `${about}（${full}，试跑 ${quick}）`, positive);
  }
  command.action((_: Given, own: Command) => one(name, entry, own.optsWithGlobals<Given>()));
}

async function one(name: string, { sizes, run }: Entry, given: Given): Promise<void> {
  const quick = given.quick ?? false;
  const chosen = Object.fromEntries(
    Object.entries(sizes).map(([size, [full, short]]) => [size, Number(given[size] ?? (quick ? short : full))]),
  );
  // Whoever ends it leaves no database and no engine behind.
  process.once('exit', killLiving);
  onStopSignals(
    () => process.exit(130),
    () => process.exit(130),
  );
  try {
    const report = await reported(name, { quick, sizes: chosen }, () => run(chosen, quick));
    for (const line of given.json ? [JSON.stringify(report)] : printed(report)) say(line);
    // What a benchmark leaves open of itself keeps nobody waiting.
    process.exit(0);
  } catch (error) {
    sayAside(`${name} 没有量成：${explain(error)}`);
    process.exit(NOT_MEASURED);
  }
}

/** Each in a process of its own: keys and the engine's runtime are opened once a process. */
async function all({ json, quick }: Given): Promise<void> {
  const flags = [...(json ? ['--json'] : []), ...(quick ? ['--quick'] : [])];
  for (const name of Object.keys(CATALOGUE)) {
    const { exitCode } = await execa('node', ['--import', 'tsx', 'cli/bench.ts', name, ...flags], {
      ...{ stdio: 'inherit', reject: false },
    });
    if (exitCode !== 0) process.exitCode = NOT_MEASURED;
  }
}

function unknown(name: string): void {
  sayAside(`没有“${name}”这一项。有：${Object.keys(CATALOGUE).join('、')}`);
  process.exitCode = NOT_MEASURED;
}

function positive(text: string): number {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new InvalidArgumentError('写一个正整数。');
  return value;
}

await program.parseAsync();
