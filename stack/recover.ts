import { setTimeout as sleep } from 'node:timers/promises';
import type { Service } from './supervise.ts';

const PAUSE_MS = 1000;

/**
 * Answers a function to call when a service ended unasked: after a second every dead one is started again, in the
 * order given (a database before its user). A start that fails is final and handed to `failed`.
 */
export function recovery(
  services: [title: string, service: Service][],
  log: (line: string) => void,
  failed: (error: unknown) => void,
  stopping: () => boolean,
): () => void {
  let queue = Promise.resolve();
  const recover = async () => {
    await sleep(PAUSE_MS);
    for (const [title, service] of services) {
      if (stopping() || service.alive) continue;
      log(`${title}：意外退出（进程 ${service.pid}），正在重新启动……`);
      await service.start();
      log(`${title}：已重新启动（进程 ${service.pid}）。`);
    }
  };
  return () => {
    if (!stopping()) queue = queue.then(recover).catch(failed);
  };
}
