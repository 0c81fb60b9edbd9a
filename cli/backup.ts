import { Command } from 'commander';
import { productVersion } from '../config.ts';
import { backUp } from '../stack/backup/back-up.ts';
import { explain, StackError, say, sayAside } from '../stack/say.ts';
import { dataFolder } from './own-library.ts';

const program = new Command('backup')
  .description('备份：把停着的数据目录（台账和引擎，同一时刻）写成一个文件；不含密钥')
  .argument('<file>', '写到哪里，如 /backup/2026-11-23.tar.gz')
  .option('--with-keys', '连密钥一起：拿到这个文件的人什么都能看');

program.action(async (file: string, { withKeys = false }: { withKeys?: boolean }) => {
  try {
    if (process.env.DATABASE_URL)
      throw new StackError('台账在自备的数据库里（DATABASE_URL），请按 docs/backup.md 备份。');
    await backUp({ dataDir: dataFolder(), file, withKeys, version: productVersion(), log: sayAside });
    say(`已备份到 ${file}`);
    say(
      withKeys
        ? '密钥也在里面：请按密件保管。'
        : '密钥不在里面：请把 keys/ 另处保管，没有它恢复后文字和姓名都读不出来。',
    );
  } catch (error) {
    sayAside(explain(error));
    process.exitCode = 2;
  }
});
await program.parseAsync();
