import { setTimeout as sleep } from 'node:timers/promises';
import { StackError } from './say.ts';

const POLL_MS = 200;

/** Whether the product at this address says it is ready; false also when nobody answers within two seconds. */
export async function isReady(url: string): Promise<boolean> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  await answer?.body?.cancel();
  return answer?.status === 200;
}

/** Waits until the product at this address is ready, at most `timeoutMs`. */
export async function waitReady(url: string, timeoutMs: number, signal?: AbortSignal): Promise<void> {
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(POLL_MS)) {
    signal?.throwIfAborted();
    if (await isReady(url)) return;
  }
  throw new StackError(
    `等了 ${timeoutMs / 1000} 秒，${url}/health/ready 仍未就绪。请看上面的输出和数据目录里的 logs。`,
  );
}
