import { mkdir, mkdtemp, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command } from 'commander';
import { create } from 'tar';
import { prebuildWorkflows } from '../activities/workflow-code.ts';
import { productVersion } from '../config.ts';
import { ensurePage } from '../stack/build/page.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { gather } from './package-offline/gather.ts';
import { sha256OfFile, writeSums } from './package-offline/sums.ts';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** Makes one file that installs and runs on a machine of this kind without any registry. Refuses a file that is there. */
async function packageOffline(file: string): Promise<void> {
  const target = resolve(file);
  if (await isThere(target)) throw new StackError(`${file} 已经有了，请另起一个文件名。`);
  await mkdir(dirname(target), { recursive: true });
  const draft = await mkdtemp(join(dirname(target), '.package-'));
  const name = `xuncheng-${productVersion()}-${process.platform}-${process.arch}`;
  try {
    await ensurePage(sayAside);
    await prebuildWorkflows();
    const folder = join(draft, name);
    await mkdir(folder);
    await gather(ROOT, folder, sayAside);
    sayAside(`正在校验和打包（${await writeSums(folder)} 个文件）……`);
    const part = join(draft, 'package.tar.gz');
    await create({ cwd: draft, file: part, gzip: { level: 4 } }, [name]);
    await rename(part, target);
    await writeFile(`${target}.sha256`, `${await sha256OfFile(target)}  ${basename(target)}\n`);
    say(`离线安装包 ${file}（${Math.round((await stat(target)).size / 1_048_576)} MB），校验值在 ${file}.sha256`);
    say(
      `安装：sha256sum -c ${basename(target)}.sha256 && tar xzf ${basename(target)} && cd ${name} && sh deploy/offline/install.sh`,
    );
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

function isThere(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}

const program = new Command('package:offline')
  .description('离线安装包：源码、网页、node_modules、编译好的 Temporal，装在同类机器上不用任何软件源')
  .argument('<file>', '写到哪里，如 /tmp/xuncheng-offline.tar.gz');
program.action((file: string) =>
  packageOffline(file).catch((error: unknown) => {
    sayAside(explain(error));
    process.exitCode = error instanceof StackError ? 2 : 1;
  }),
);
await program.parseAsync();
