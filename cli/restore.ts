import { Command } from 'commander';
import { restore } from '../stack/backup/restore.ts';
import { explain, say, sayAside } from '../stack/say.ts';
import { dataFolder } from './own-library.ts';

const program = new Command('restore')
  .description('恢复：由一个备份文件建立数据目录（XUNCHENG_DATA），它须是空的，或只有 keys')
  .argument('<file>', '备份文件');

program.action(async (file: string) => {
  try {
    const dataDir = dataFolder();
    const { manifest, keys } = await restore(file, dataDir, sayAside);
    say(`已恢复到 ${dataDir}：${manifest.madeAt} 由 ${manifest.version} 备份`);
    const given = keys || process.env.XUNCHENG_KEYS || process.env.XUNCHENG_KEY_FILE;
    if (!given) say(`密钥不在备份里：启动之前把当时的 keys/ 放进 ${dataDir}，否则文字和姓名读不出来。`);
    say('启动后请核对：npm run --silent audit -- --all');
  } catch (error) {
    sayAside(explain(error));
    process.exitCode = 2;
  }
});
await program.parseAsync();
