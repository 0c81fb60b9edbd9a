import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleWorkflows } from '../../activities/worker.ts';
import { auditRound } from '../../audit/audit-round.ts';
import type { Evidence } from '../../audit/evidence.ts';
import { publicKeysIn } from '../../audit/seal/keys.ts';
import { collect } from '../../audit/source/collect.ts';
import { sayAside } from '../../stack/say.ts';
import { silenceEngine } from '../../workflows/replay.ts';
import { openApi } from '../api-client.ts';
import { play } from '../backfill/play.ts';
import { readScenario } from '../backfill/read.ts';
import { withLedger } from '../with-ledger.ts';
import { bareSeconds } from './audit/bare.ts';
import type { Sizes } from './catalogue.ts';
import { compared, type Measured } from './report/figure.ts';
import { median } from './statistics.ts';

const WHOLE = 'scenarios/whole-xinghai-wuyang.yaml';
const SHORT = 'scenarios/whole-lixian-2019.yaml';

/** Measures the audit (replay, comparison field by field, hash chain, rows) beside the engine's own replayer, in turn. */
export async function run({ times, quick }: Sizes<'times'>): Promise<Measured> {
  const dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-bench-'));
  // Nothing is played into the folder of whoever runs it.
  process.env.XUNCHENG_DATA = dataDir;
  try {
    const evidence = await playedEvidence(dataDir, quick ? SHORT : WHOLE);
    return await measure(evidence, times);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

/** A round backfilled into a product of its own, as an audit reads it. */
async function playedEvidence(dataDir: string, file: string): Promise<Evidence> {
  const given = readScenario(file);
  return withLedger(dataDir, async ({ client, db, url }) => {
    await play(await openApi(url, dataDir), given, (done, total) => {
      if (done % 250 === 0) sayAside(`补录 ${done}/${total}`);
    });
    const publicKeys = await publicKeysIn(dataDir);
    return collect({ client, db, publicKeys, rehearsal: false }, { round: given.scenario.round.no });
  });
}

async function measure(evidence: Evidence, times: number): Promise<Measured> {
  silenceEngine();
  const { code } = await bundleWorkflows();
  const runs = evidence.workflows.flatMap((one) => one.runs);
  const [bare, audited]: [number[], number[]] = [[], []];
  let verdict = '';
  // The first of each is not counted.
  for (let turn = 0; turn <= times; turn += 1) {
    const plain = await bareSeconds(code, runs);
    const started = Date.now();
    const { report } = await auditRound(evidence, { code: { current: code, use: 'own' } });
    const own = (Date.now() - started) / 1000;
    verdict = report.verdict;
    sayAside(`第 ${turn} 遍：裸重放 ${plain.toFixed(2)} 秒，审计 ${own.toFixed(2)} 秒`);
    if (turn === 0) continue;
    bare.push(plain);
    audited.push(own);
  }
  const events = runs.reduce((sum, { history }) => sum + (history.events?.length ?? 0), 0);
  const [bareSpeed, auditSpeed] = [events / median(bare), events / median(audited)];
  const figure = {
    what: `审计一轮（${runs.length} 次运行，${events} 个历史事件）`,
    values: [
      { of: '审计', value: auditSpeed, unit: '事件/秒' },
      { of: '引擎自己的重放', value: bareSpeed, unit: '事件/秒' },
    ],
    comparisons: [compared('引擎自己的重放', auditSpeed, bareSpeed, { least: 0.8 })],
  };
  return { figures: [figure], details: { round: evidence.round, verdict, events, bare, audited } };
}
