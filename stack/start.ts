import { resolve } from 'node:path';
import { ensurePage } from './build/page.ts';
import { startProduct } from './product.ts';
import { explain, say } from './say.ts';
import { onStopSignals } from './signals.ts';
import { killLiving } from './supervise.ts';

const env = process.env;
const dataDir = resolve(env.XUNCHENG_DATA ?? '.data');
const stopping = new AbortController();
const asked = new Promise<void>((done) => stopping.signal.addEventListener('abort', () => done()));
const started = Date.now();

process.once('exit', killLiving);
onStopSignals(
  () => {
    say('正在依次停止：接口、工作进程、Temporal、PostgreSQL……（再按一次 Ctrl-C 强制退出）');
    stopping.abort();
  },
  () => process.exit(130),
);

say('巡程 · 县委巡察轮次编排');
say(`数据目录 ${dataDir}`);
try {
  await ensurePage(say);
  const withUi = env.XUNCHENG_UI !== 'off';
  const product = await startProduct({
    dataDir,
    env,
    log: say,
    output: process.stdout,
    withUi,
    signal: stopping.signal,
  });
  const seconds = ((Date.now() - started) / 1000).toFixed(1);
  say('');
  say(`启动完成，用时 ${seconds} 秒。`);
  say(`  网页        ${product.url}/`);
  say(`  接口说明    ${product.url}/api/openapi.json`);
  if (product.uiUrl) say(`  Temporal    ${product.uiUrl}/（只读）`);
  say(`  数据目录    ${dataDir}（日志在 logs/）`);
  say('  停止        Ctrl-C');
  await Promise.race([asked, product.failed]).finally(product.stop);
  say('已停止。');
} catch (error) {
  if (!stopping.signal.aborted) {
    say(explain(error));
    process.exitCode = 1;
  } else {
    say('已停止。');
  }
}
