import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import type { Trusted } from '../../audit/bundle/audit-bundle.ts';
import { BundleError } from '../../audit/bundle/bundle-error.ts';
import { checkSeal } from '../../audit/bundle/check-seal.ts';
import { openSealed, type Sealed } from '../../audit/bundle/open.ts';
import { printedBundle, printedSeal } from '../../audit/bundle/print.ts';
import { roundKeyIn } from '../../audit/bundle/round-key.ts';
import { exitCodeOf } from '../../audit/finding.ts';
import { printed } from '../../audit/print.ts';
import { publicKeysIn } from '../../audit/seal/keys.ts';
import { StackError, say, sayAside } from '../../stack/say.ts';
import { bundleFile } from '../audit/bundle-file.ts';
import { filedOf, publicKeysOf } from '../audit/given.ts';

interface Options {
  key?: string;
  sealed?: boolean;
  publicKey?: string[];
  filed?: string[];
  json?: boolean;
}

/** The folder of the kit: everything lies beside the script. */
const KIT = fileURLToPath(new URL('.', import.meta.url));

async function main(file: string, { key, sealed: only = false, publicKey, filed, json = false }: Options) {
  if (key !== undefined && only) throw new StackError('--key 与 --sealed 只写一个');
  const given = await publicKeysOf(publicKey);
  const trusted: Trusted = {
    publicKeys: given.length > 0 ? given : await publicKeysIn(KIT),
    filed: filedOf(filed),
  };
  const sealed = openSealed(await bundleFile(file), trusted.publicKeys);
  return key === undefined ? sealOnly(sealed, trusted, only, json) : open(sealed, key, trusted, json);
}

async function open(sealed: Sealed, keyFile: string, trusted: Trusted, json: boolean): Promise<number> {
  const key = await roundKeyIn((await bundleFile(keyFile)).toString('utf8'), keyFile);
  const { auditBundle } = await import('../../audit/bundle/audit-bundle.ts').catch((error: Error) => {
    const machine = `${process.platform}-${process.arch}`;
    throw new StackError(`这台机器（${machine}）重放不了：${firstLine(error)}。请换一台，或只核对封存（--sealed）`);
  });
  const current = await readFile(join(KIT, 'workflows.js'), 'utf8');
  const report = await auditBundle(sealed, key, trusted, { current, use: 'own' });
  if (json) say(JSON.stringify({ ...report, bundle: about(sealed) }));
  else for (const line of [...printed(report), '', ...printedBundle(sealed)]) say(line);
  return exitCodeOf(report.verdict);
}

function sealOnly(sealed: Sealed, { publicKeys, filed }: Trusted, asked: boolean, json: boolean): number {
  const findings = checkSeal(sealed, publicKeys, filed);
  const verdict = findings.length === 0 ? 'sealed' : 'different';
  if (json) say(JSON.stringify({ verdict, findings, bundle: about(sealed) }));
  else for (const line of printedSeal(sealed, findings)) say(line);
  if (findings.length > 0) return 1;
  // Nobody who forgot the key is to take this for "equal".
  if (!asked) sayAside('没有给本轮的钥匙（--key），内容没有核对；只要核对封存，请写 --sealed');
  return asked ? 0 : 2;
}

function about({ manifest, fingerprint, members }: Sealed) {
  const { round, madeAt, release, signedBy } = manifest;
  return { round, madeAt, release, signedBy, fingerprint, members: members.size };
}

function firstLine({ message }: Error): string {
  return message.split('\n', 1)[0] ?? '';
}

const program = new Command('verify.cjs')
  .description('核对审计包：不联网，不装别的，只要 Node.js')
  .argument('<BUNDLE>', '审计包')
  .option('--key <FILE>', '本轮的钥匙（R2026-01.age）')
  .option('--sealed', '没有钥匙：只核对封存，不看内容')
  .option('--public-key <FILE...>', '另行保管的公钥；默认随程序来的 keys/ 里的')
  .option('--filed <NO:HASH...>', '另存的纸件检查点，如 12:ab12cd34')
  .option('--json', '只输出 JSON')
  // 1 means that something differs.
  .exitOverride(({ exitCode }) => process.exit(exitCode === 0 ? 0 : 2))
  .action(async (file: string, options: Options) => {
    process.exitCode = await main(file, options).catch((error: Error) => {
      const foreseen = error instanceof BundleError || error instanceof StackError;
      sayAside(foreseen ? `未能核对：${error.message}` : `未能核对，程序没有料到：${firstLine(error)}`);
      return 2;
    });
  });

void program.parseAsync();
