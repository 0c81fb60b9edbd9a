import { type Client, isGrpcServiceError } from '@temporalio/client';
import type { Config } from '../../config.ts';
import { RETENTION_DAYS } from '../../stack/temporal/namespaces.ts';
import { ENGINE_VERSION, engineVersion, isNewerEngine } from '../../stack/temporal/version.ts';
import { about, type Finding, messageOf } from './finding.ts';

const WITHIN_MS = 5000;
const DAY_SECONDS = 86_400;
/** A poll lasts a minute. */
const POLL_MS = 75_000;
const SKEW_MS = 2000;
const QUEUES = { workflows: 1, activities: 2 };

/** The engine: reached, of a known version, with its namespaces, its clock ours, and workers on the task queue. */
export async function engineOf(client: Client, config: Config): Promise<Finding[]> {
  const engine = about('engine', '引擎');
  const within = <T>(work: () => Promise<T>) => client.connection.withDeadline(Date.now() + WITHIN_MS, work);
  try {
    const version = await within(() => engineVersion(client.connection as never));
    const found = [
      isNewerEngine(version)
        ? engine.fail(`Temporal ${version} 比本程序用过的 ${ENGINE_VERSION} 新`, '见 docs/upgrade.md')
        : engine.ok(`连得上，Temporal ${version}`),
    ];
    for (const name of [config.namespace, config.rehearsalNamespace]) {
      found.push(await within(() => namespaceOf(client, name)));
    }
    return [...found, ...(await within(() => pollersOf(client, config)))];
  } catch (error) {
    return [engine.fail(`${config.temporalAddress} 用不了：${messageOf(error)}`, '启动引擎，核对 TEMPORAL_ADDRESS')];
  }
}

async function namespaceOf({ workflowService }: Client, namespace: string): Promise<Finding> {
  const found = about('namespace', `命名空间 ${namespace}`);
  try {
    const { config } = await workflowService.describeNamespace({ namespace });
    const days = Number(config?.workflowExecutionRetentionTtl?.seconds ?? 0) / DAY_SECONDS;
    if (days >= RETENTION_DAYS) return found.ok(`历史保留 ${days} 天`);
    return found.warn(`历史只保留 ${days} 天，应为 ${RETENTION_DAYS} 天`, '执行 npm run migrate');
  } catch (error) {
    if (!isGrpcServiceError(error) || error.code !== 5) throw error;
    return found.fail('没有', '执行 npm run migrate');
  }
}

async function pollersOf({ workflowService }: Client, { namespace, taskQueue }: Config): Promise<Finding[]> {
  const worker = about('workers', '工作进程');
  const clock = about('clock-engine', '引擎的时钟');
  const seen = new Set<string>();
  let newest = 0;
  for (const taskQueueType of Object.values(QUEUES)) {
    const { pollers } = await workflowService.describeTaskQueue({
      namespace,
      taskQueue: { name: taskQueue },
      taskQueueType,
    });
    for (const { identity, lastAccessTime } of pollers ?? []) {
      const at = Number(lastAccessTime?.seconds ?? 0) * 1000;
      newest = Math.max(newest, at);
      if (Date.now() - at < POLL_MS) seen.add(identity ?? '');
    }
  }
  const workers =
    seen.size > 0
      ? worker.ok(`${seen.size} 个在任务队列 ${taskQueue} 上`)
      : worker.fail(`任务队列 ${taskQueue} 上一个也没有`, '启动工作进程；看它的日志');
  // The engine notes by its own clock when it was asked last; that is at most a poll ago.
  const ahead = newest - Date.now();
  if (newest === 0) return [workers];
  if (ahead > SKEW_MS)
    return [
      workers,
      clock.warn(
        `比本机快 ${(ahead / 1000).toFixed(1)} 秒`,
        '各机器用同一个时间服务器（chrony），见 docs/runbook.md“时钟跳变”',
      ),
    ];
  return [workers, clock.ok('不比本机快')];
}
