import { Command, InvalidArgumentError } from 'commander';
import { explain, say, sayAside } from '../stack/say.ts';
import { onStopSignals } from '../stack/signals.ts';
import { killLiving } from '../stack/supervise.ts';
import { lineOf, summaryOf } from '../test/faults/report.ts';
import { runFaults } from '../test/faults/run.ts';

const program = new Command('faults')
  .description(
    '在负载下按种子随机制造故障（杀进程、断连接、写满磁盘、拨时钟、慢库、重复提交），每次之后核对：不丢、不重、审计一致',
  )
  .option('--seed <n>', '种子：同一种子，同样的故障', whole, 1)
  .option('--count <n>', '多少次', whole, 200)
  .option('--json', '标准输出只有 JSON');

program.action(async ({ seed, count, json }: { seed: number; count: number; json?: boolean }) => {
  const stopping = new AbortController();
  onStopSignals(
    () => {
      sayAside('这一次做完就停（再按一次 Ctrl-C 强制退出）');
      stopping.abort();
    },
    () => process.exit(130),
  );
  process.once('exit', killLiving);
  try {
    const told = (one: Parameters<typeof lineOf>[0]) => sayAside(lineOf(one));
    const run = await runFaults({ seed, count, told, signal: stopping.signal });
    if (json) say(JSON.stringify(run));
    else for (const line of summaryOf(run)) say(line);
    process.exitCode = run.struck.every(({ broken }) => broken.length === 0) ? 0 : 1;
  } catch (error) {
    sayAside(explain(error));
    process.exitCode = 2;
  }
});

function whole(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value) || value < 1) throw new InvalidArgumentError('应为正整数');
  return value;
}

await program.parseAsync();
