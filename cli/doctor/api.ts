import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { about, type Finding } from './finding.ts';

const WITHIN_MS = 5000;
const SKEW_MS = 2000;

/** The page that the API hands out. */
export function pageOf(file = fileURLToPath(new URL('../../web/dist/index.html', import.meta.url))): Finding {
  const page = about('page', '网页');
  return existsSync(file) ? page.ok('已编译') : page.warn('还没有编译', 'npm run build（npm start 会自己编译）');
}

/** The API at its address: answers, is ready, and its clock is ours. */
export async function apiOf(url: string): Promise<Finding[]> {
  const api = about('api', '接口');
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(WITHIN_MS) }).catch(() => undefined);
  if (!answer) return [api.warn(`${url} 没有应答`, '启动接口；在别的地址的，用 --url 写明')];
  const { missing = [] } = (await answer.json().catch(() => ({}))) as { missing?: string[] };
  const ready = answer.ok
    ? api.ok(`${url} 就绪`)
    : api.fail(`${url} 没有就绪：${missing.join('、')}`, '按下面各项处理');
  return [ready, clockOf(Date.parse(answer.headers.get('date') ?? ''))];
}

/** The header tells whole seconds. */
function clockOf(theirs: number): Finding {
  const clock = about('clock-api', '接口的时钟');
  const off = Math.abs(Date.now() - theirs);
  if (!(off > SKEW_MS)) return clock.ok('与本机一致');
  return clock.warn(
    `与本机相差 ${Math.round(off / 1000)} 秒`,
    '各机器用同一个时间服务器（chrony），见 docs/runbook.md“时钟跳变”',
  );
}
