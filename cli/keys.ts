import { resolve } from 'node:path';
import { Command } from 'commander';
import { importKeys, removeKey, rotateKeys } from '../keys/change.ts';
import { openKeys } from '../keys/open.ts';
import { keySetting } from '../keys/setting.ts';
import { isHeld } from '../stack/hold.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { type Counted, printedKeys } from './keys/print.ts';
import { dataFolder } from './own-library.ts';

const dataDir = resolve(dataFolder());
const setting = () => keySetting(process.env, dataDir);

/** What is under each key; undefined while nobody runs who could be asked. */
async function counted(): Promise<Counted | undefined> {
  if (!(await isHeld(dataDir))) return undefined;
  sayAside('逐份数历史用的是哪把密钥，轮次多时要几分钟……');
  // Engine and database are loaded only for this.
  const { countUses } = await import('./keys/uses.ts');
  return countUses(dataDir);
}

async function status(): Promise<void> {
  const ring = openKeys(setting());
  const counts = await counted();
  for (const line of printedKeys(setting(), ring, counts)) say(line);
  if (!counts) sayAside('产品没有运行，哪些内容还要用哪把密钥没有去数');
}

async function rotate(): Promise<void> {
  const { before, made } = await rotateKeys(setting());
  say(`新密钥 ${made.id} 已启用，运行中的进程一秒之内改用它；${before} 留着读以前的内容`);
  sayAside('请把密钥文件另行备份，不要和数据库的备份放在一起');
}

/** What is lost with it is said first; only who says so loses it. */
async function remove(id: string, { lose = false }: { lose?: boolean }): Promise<void> {
  if (!lose) {
    const counts = await counted();
    if (!counts) throw new StackError(`产品没有运行，数不出哪些内容还要用 ${id}；确要删除，加 --lose`);
    const left = counts.filter(({ byKey }) => (byKey.get(id) ?? 0) > 0);
    const told = left.map(({ title, byKey }) => `${title} ${byKey.get(id)}`).join('，');
    if (told) throw new StackError(`还有内容要用 ${id}：${told}。删了就再也读不出来；确要删除，加 --lose`);
  }
  await removeKey(setting(), id);
  say(`密钥 ${id} 已从密钥环里删去，用它加密的内容从此读不出来；备份里的那一份要另行销毁`);
}

async function bring(file: string): Promise<void> {
  const added = await importKeys(setting(), file);
  say(added.length === 0 ? '都已经有了' : `放回了 ${added.map(({ id }) => id).join('、')}`);
}

const told =
  <Given extends unknown[]>(work: (...given: Given) => Promise<void>) =>
  (...given: Given): Promise<void> =>
    work(...given).catch((error: unknown) => {
      sayAside(explain(error));
      process.exitCode = 2;
    });

const program = new Command('keys').description('加密密钥：看、轮换、从备份放回、删除；见 docs/keys.md');
program.command('status').description('有哪些密钥，哪把正在使用，各自还有多少内容要用').action(told(status));
program.command('rotate').description('产生一把新的并启用；以前的留着').action(told(rotate));
program.command('import').argument('<FILE>', '备份的密钥文件').description('放回备份里的密钥').action(told(bring));
program
  .command('remove')
  .argument('<ID>', '密钥的名，如 k1-3f9a')
  .option('--lose', '明知还有内容要用也删')
  .description('删去一把不用的')
  .action(told(remove));
await program.parseAsync();
