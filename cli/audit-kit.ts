import { resolve } from 'node:path';
import { Command } from 'commander';
import { publicKeysIn } from '../audit/seal/keys.ts';
import { explain, say, sayAside } from '../stack/say.ts';
import { publicKeysOf } from './audit/given.ts';
import { writeKit } from './audit-kit/kit.ts';
import { targetsOf } from './audit-kit/platforms.ts';
import { dataFolder } from './own-library.ts';

interface Options {
  platform: string;
  publicKey?: string[];
}

async function main(folder: string, { platform, publicKey }: Options): Promise<void> {
  const dir = resolve(folder);
  const given = await publicKeysOf(publicKey);
  const publicKeys = given.length > 0 ? given : await publicKeysIn(dataFolder());
  const targets = targetsOf(platform);
  const { bytes, fingerprint } = await writeKit(dir, targets, publicKeys);
  say(`核对程序 ${dir}：${(bytes / 1e6).toFixed(1)} MB，可用于 ${targets.join('、')}`);
  say(`  SHA256SUMS 的 SHA-256 ${fingerprint}（写在交接单上）`);
  say('  用法：node verify.cjs 审计包.zip --key 本轮的钥匙.age');
  if (publicKeys.length === 0) {
    sayAside(`数据目录 ${dataFolder()} 里还没有签名的公钥，没有放进去：核对时用 --public-key 给出`);
  }
}

new Command('audit:kit')
  .description('核对程序：写一个目录，拷到只有 Node.js 的机器上就能核对审计包')
  .argument('<DIR>', '写到哪里：一个空的或还没有的目录')
  .option('--platform <WHICH>', 'current 本机、all 全部，或一种，如 x86_64-pc-windows-msvc', 'current')
  .option('--public-key <FILE...>', '要随程序带去的公钥；默认数据目录 keys/ 里的')
  .action(async (folder: string, options: Options) => {
    await main(folder, options).catch((error: unknown) => {
      sayAside(explain(error));
      process.exitCode = 2;
    });
  })
  .parse();
