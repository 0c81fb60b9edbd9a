import { Command } from 'commander';
import { bundleWorkflows } from '../../activities/worker.ts';
import { auditRound } from '../../audit/audit-round.ts';
import type { Evidence } from '../../audit/evidence.ts';
import { publicKeysIn } from '../../audit/seal/keys.ts';
import { collect } from '../../audit/source/collect.ts';
import { explain, say, sayAside } from '../../stack/say.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { openApi } from '../api-client.ts';
import { play } from '../backfill/play.ts';
import { readScenario } from '../backfill/read.ts';
import { dataFolder } from '../own-library.ts';
import { withLedger } from '../with-ledger.ts';
import { bareSeconds } from './audit/bare.ts';

const SCENARIO = 'scenarios/whole-xinghai-wuyang.yaml';

/** What one kind of run came to, over all repetitions. */
interface Timed {
  seconds: number[];
  /** Events replayed a second, of the median. */
  eventsPerSecond: number;
}

const program = new Command('bench:audit')
  .description('量审计：同一批历史，引擎自己的重放（不比对）与审计（重放、逐字段比对、散列链、行）交替各跑几遍')
  .argument('[SCENARIO.yaml]', '先补录的一轮；已补录的不重复', SCENARIO)
  .option('--times <n>', '各跑几遍', Number, 5)
  .option('--json', '只输出 JSON');

async function main(file: string, times: number) {
  const given = readScenario(file);
  const dataDir = dataFolder();
  return withLedger(dataDir, async ({ client, db, url }) => {
    await play(await openApi(url, dataDir), given, (done, total) => {
      if (done % 250 === 0) sayAside(`补录 ${done}/${total}`);
    });
    const publicKeys = await publicKeysIn(dataDir);
    const readFrom = Date.now();
    const evidence = await collect({ client, db, publicKeys, rehearsal: false }, { round: given.scenario.round.no });
    const readSeconds = since(readFrom);
    silenceEngine();
    const { code } = await bundleWorkflows();
    const bare: number[] = [];
    const audited: number[] = [];
    let verdict = '';
    for (let index = 0; index < times; index += 1) {
      bare.push(await bareSeconds(code, runsIn(evidence)));
      const started = Date.now();
      const { report } = await auditRound(evidence, { code: { current: code, use: 'own' } });
      audited.push(since(started));
      verdict = report.verdict;
      sayAside(`第 ${index + 1} 遍：裸重放 ${bare.at(-1)?.toFixed(2)} 秒，审计 ${audited.at(-1)?.toFixed(2)} 秒`);
    }
    const events = runsIn(evidence).reduce((sum, { history }) => sum + (history.events?.length ?? 0), 0);
    const entries = evidence.workflows.reduce((sum, one) => sum + one.entries.length, 0);
    const timed = (seconds: number[]): Timed => ({ seconds, eventsPerSecond: events / median(seconds) });
    const ratio = median(bare) / median(audited);
    const size = { round: evidence.round, runs: runsIn(evidence).length, events, entries };
    return { ...size, verdict, readSeconds, bare: timed(bare), audit: timed(audited), ratio };
  });
}

const runsIn = ({ workflows }: Evidence) => workflows.flatMap(({ runs }) => runs);
const since = (started: number) => (Date.now() - started) / 1000;

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

program.action(async (file: string, { times, json }: { times: number; json?: boolean }) => {
  try {
    const found = await main(file, times);
    const { round, runs, events, entries, verdict, readSeconds, bare, audit, ratio } = found;
    if (json) say(JSON.stringify(found));
    else {
      say(
        `${round}：${runs} 次运行，${events} 个事件，${entries} 条；读取 ${readSeconds.toFixed(1)} 秒；结论 ${verdict}`,
      );
      say(
        `裸重放每秒 ${Math.round(bare.eventsPerSecond)} 个事件，审计 ${Math.round(audit.eventsPerSecond)} 个：${ratio.toFixed(2)} 倍（各 ${times} 遍的中位数）`,
      );
    }
  } catch (error) {
    sayAside(explain(error));
    process.exitCode = 1;
  }
});
await program.parseAsync();
