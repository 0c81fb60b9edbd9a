import { resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Command } from 'commander';
import { BundleError } from '../audit/bundle/bundle-error.ts';
import { type Made, makeBundle } from '../audit/bundle/make.ts';
import type { Sources } from '../audit/source/collect.ts';
import { loadConfig, productVersion } from '../config.ts';
import { connect } from '../db/client.ts';
import { OFFICE } from '../procedure/ids.ts';
import { addressesOf } from '../rehearsal/addresses.ts';
import { attachOrStart } from '../stack/attach.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { dataConverter } from '../workflows/gzip-codec.ts';
import { dataFolder } from './own-library.ts';

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
  const product = await attachOrStart(dataDir);
  try {
    const order = { round, out: resolve(out), dataDir, release: productVersion(), madeAt: new Date().toISOString() };
    const made = await withSources(dataDir, (sources) => makeBundle(sources, order));
    for (const line of printed(order.out, made)) say(line);
    if (showKey) say(made.key.identity);
  } finally {
    await product.stop();
  }
}

async function withSources<T>(dataDir: string, work: (sources: Sources) => Promise<T>): Promise<T> {
  const config = loadConfig({ ...process.env, ...(await addressesOf(dataDir, process.env)) });
  const database = connect(config.databaseUrl, { max: 2 });
  const connection = await Connection.connect({ address: config.temporalAddress });
  try {
    const client = new Client({ connection, namespace: config.namespace, dataConverter });
    return await work({ client, db: database.db, publicKeys: [], rehearsal: false });
  } finally {
    await connection.close();
    await database.close();
  }
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
