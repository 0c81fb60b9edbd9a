import { resolve } from 'node:path';
import { Command } from 'commander';
import { say } from '../stack/say.ts';
import { examine } from './doctor/examine.ts';
import { exitCodeOf } from './doctor/finding.ts';
import { dataFolder } from './own-library.ts';

const MARK = { ok: '✓', warn: '!', fail: '✗' };
const CONCLUSION = ['一切正常', '可以使用，有要看一看的', '有故障'];

const program = new Command('doctor')
  .description('体检：设置、数据库、引擎、时钟、磁盘、密钥、网页、工作进程、滞留和失败；只看不改')
  .option('--url <url>', '接口的地址，默认本机正在运行的')
  .option('--json', '只输出 JSON')
  .addHelpText('after', '\n退出码：0 一切正常　1 有提醒　2 有故障');

program.action(async ({ url, json = false }: { url?: string; json?: boolean }) => {
  const findings = await examine(resolve(dataFolder()), process.env, url?.replace(/\/+$/, ''));
  const code = exitCodeOf(findings);
  if (json) say(JSON.stringify({ code, findings }, null, 2));
  else {
    for (const { state, title, said, remedy } of findings) {
      say(`${MARK[state]} ${title}：${said}${remedy ? `　→ ${remedy}` : ''}`);
    }
    say(CONCLUSION[code] ?? '');
  }
  process.exitCode = code;
});
await program.parseAsync();
