import { resolve } from 'node:path';
import { Command } from 'commander';
import { BundleError } from '../audit/bundle/bundle-error.ts';
import { type Made, makeBundle } from '../audit/bundle/make.ts';
import { productVersion } from '../config.ts';
import { OFFICE } from '../procedure/ids.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { dataFolder } from './own-library.ts';
import { withLedger } from './with-ledger.ts';

interface Options {
  round: string;
  out?: string;
  showKey?: boolean;
}

const program = new Command('bundle')
  .description('审计包：把一轮的历史、条目、规程、日历、代码、检查点装成一个加密、签名的文件，换一台机器也能核对')
  .requiredOption('--round <NO>', `轮次编号，如 R2026-01；${OFFICE} 为巡察办常设`)
  .option('--out <FILE>', '写到哪里；默认当前目录的 <轮次>-bundle.zip')
  .option('--show-key', '把本轮的钥匙也打印出来（默认只说在哪个文件）');

async function main({ round, out = `${round}-bundle.zip`, showKey }: Options): Promise<void> {
  if (round !== OFFICE && !/^R\d{4}-\d{2}$/.test(round)) {
    throw new StackError(`--round：应为轮次编号，如 R2026-01，或 ${OFFICE}；写的是“${round}”`);
  }
  const dataDir = resolve(dataFolder());
  const order = { round, out: resolve(out), dataDir, release: productVersion(), madeAt: new Date().toISOString() };
  const made = await withLedger(dataDir, ({ client, db }) =>
    makeBundle({ client, db, publicKeys: [], rehearsal: false }, order),
  );
  for (const line of printed(order.out, made)) say(line);
  if (showKey) say(made.key.identity);
}

function printed(out: string, { bytes, manifest, sha256, fingerprint, signedBy, keyFile }: Made): string[] {
  const { round, workflows, members } = manifest;
  return [
    `审计包 ${out}`,
    `  ${round}：${workflows.length} 个工作流，成员 ${members.length} 件，${(bytes.length / 1e6).toFixed(1)} MB`,
    `  文件 SHA-256 ${sha256}`,
    `  清单指纹 ${fingerprint}（写在交接单上）`,
    `  清单由密钥 ${signedBy} 签名`,
    `  本轮的钥匙在 ${keyFile}：另行交给审计员，不要和审计包一起送；没有它只能核对封存`,
  ];
}

program.action(async (options: Options) => {
  process.exitCode = await main(options).then(
    () => 0,
    (error: unknown) => {
      sayAside(error instanceof BundleError ? error.message : explain(error));
      return 2;
    },
  );
});
await program.parseAsync();
