import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { Command } from 'commander';
import { bundleWorkflows } from '../activities/worker.ts';
import { audit } from '../audit/audit.ts';
import { auditTrail } from '../audit/audit-trail.ts';
import { auditBundle, type Trusted } from '../audit/bundle/audit-bundle.ts';
import { BundleError } from '../audit/bundle/bundle-error.ts';
import { openSealed } from '../audit/bundle/open.ts';
import { printedBundle } from '../audit/bundle/print.ts';
import { roundKeyFile, roundKeyIn } from '../audit/bundle/round-key.ts';
import type { Evidence, Run } from '../audit/evidence.ts';
import { exitCodeOf } from '../audit/finding.ts';
import { printed } from '../audit/print.ts';
import type { Code } from '../audit/replay-runs.ts';
import { publicKeysIn } from '../audit/seal/keys.ts';
import { collect, type Sources } from '../audit/source/collect.ts';
import { HistoryFileError, readHistoryFile } from '../audit/source/history-file.ts';
import { type Part, partsOfLedger } from '../audit/source/ledger.ts';
import { withFiles } from '../audit/source/with-files.ts';
import { productVersion } from '../config.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { silenceEngine } from '../workflows/replay.ts';
import { bundleFile } from './audit/bundle-file.ts';
import { type AuditArguments, checkScope, codeOf, filedOf, partOf, publicKeysOf } from './audit/given.ts';
import { dataFolder } from './own-library.ts';
import { withLedger } from './with-ledger.ts';

const program = new Command('audit')
  .description('审计：重放历史，与台账逐字段比对；核对散列链和签过的检查点')
  .option('--all', '全部轮次、巡察办常设和审计日志')
  .option('--round <NO>', '一轮，如 R2026-01；office 为巡察办常设')
  .option('--inspection <NO>', '一个第几组·被巡察单位，如 R2026-01-01-1')
  .option('--bundle <FILE>', '一个审计包；不问台账和引擎')
  .option('--key <FILE>', '本轮的钥匙；默认数据目录 keys/rounds/ 里的')
  .option('--history <FILE...>', '用下载的历史文件代替引擎里的')
  .option('--code <WHICH>', 'own：各用自己的构建；current：全部用现在的代码（发布前的关口）', 'own')
  .option('--filed <NO:HASH...>', '另存的纸件检查点，如 12:ab12cd34')
  .option('--public-key <FILE...>', '另行保管的公钥；默认数据目录 keys/ 里的')
  .option('--json', '只输出 JSON');

async function main(given: AuditArguments): Promise<number> {
  checkScope(given);
  const use = codeOf(given.code);
  const filed = filedOf(given.filed);
  const files = await Promise.all((given.history ?? []).map(historyIn));
  const dataDir = dataFolder();
  const trusted = await publicKeysOf(given.publicKey);
  const publicKeys = trusted.length > 0 ? trusted : await publicKeysIn(dataDir);
  if (given.bundle !== undefined) return bundled(given.bundle, given, { publicKeys, filed }, use);
  return withLedger(dataDir, async ({ client, db }) => {
    const sources: Sources = { client, db, publicKeys, rehearsal: false };
    const parts = await partsAsked(sources, given, files);
    silenceEngine();
    const { code: current } = await bundleWorkflows();
    const options = { code: { current, use }, filed, version: productVersion(), at: new Date().toISOString() };
    const trail = given.all ? await auditTrail(db) : undefined;
    const report = await audit(evidenceOf(sources, parts, files), { ...options, trail, told: progress() });
    for (const line of given.json ? [JSON.stringify(report)] : printed(report)) say(line);
    return exitCodeOf(report.verdict);
  });
}

/** Neither ledger nor engine is asked; the round's key is that of the data folder unless told. */
async function bundled(file: string, { key, json }: AuditArguments, trusted: Trusted, use: Code['use']) {
  const sealed = openSealed(await bundleFile(file), trusted.publicKeys);
  const keyFile = key ?? roundKeyFile(dataFolder(), sealed.manifest.round);
  const roundKey = await roundKeyIn((await bundleFile(keyFile)).toString('utf8'), keyFile);
  const { code: current } = await bundleWorkflows();
  const report = await auditBundle(sealed, roundKey, trusted, { current, use });
  for (const line of json ? [JSON.stringify(report)] : [...printed(report), '', ...printedBundle(sealed)]) say(line);
  return exitCodeOf(report.verdict);
}

async function historyIn(file: string): Promise<Run> {
  const content = await readFile(file).catch(() => {
    throw new StackError(`--history：读不到文件 ${file}`);
  });
  try {
    return readHistoryFile(content, basename(file));
  } catch (error) {
    if (error instanceof HistoryFileError) throw new StackError(`${file}：${error.message}`);
    throw error;
  }
}

async function partsAsked({ db }: Sources, given: AuditArguments, files: readonly Run[]): Promise<Part[]> {
  const known = await partsOfLedger(db);
  if (given.all) return known;
  const ids = files.length > 0 ? files.map(({ workflowId }) => workflowId) : [given.inspection ?? given.round ?? ''];
  const parts = [...new Set(ids)].map((id) => (given.round === undefined ? partOf(id) : { round: id }));
  for (const { round, workflowId } of parts) {
    if (!known.some((part) => part.round === round)) throw new StackError(`台账里没有 ${workflowId ?? round}`);
  }
  return parts;
}

/** Part after part; only one is in memory at a time. */
async function* evidenceOf(sources: Sources, parts: readonly Part[], files: readonly Run[]): AsyncIterable<Evidence> {
  for (const part of parts) {
    sayAside(`读取 ${part.workflowId ?? part.round}……`);
    const evidence = await collect(sources, part);
    const own = files.filter(({ workflowId }) => workflowId === part.workflowId);
    if (evidence.workflows.length === 0) throw new StackError(`台账里没有 ${part.workflowId ?? part.round}`);
    yield own.length > 0 ? withFiles(evidence, own) : evidence;
  }
}

const TOLD_EACH = 25;

function progress(): () => void {
  let done = 0;
  return () => {
    done += 1;
    if (done % TOLD_EACH === 0) sayAside(`已重放 ${done} 次运行`);
  };
}

/** What the file given is told for. */
function isForeseen(error: unknown): error is Error {
  return error instanceof HistoryFileError || error instanceof BundleError;
}

program.action(async (given: AuditArguments) => {
  process.exitCode = await main(given).catch((error: unknown) => {
    sayAside(isForeseen(error) ? error.message : explain(error));
    return 2;
  });
});
await program.parseAsync();
