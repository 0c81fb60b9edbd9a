import { setTimeout as sleep } from 'node:timers/promises';
import { StackError } from './say.ts';

const POLL_MS = 200;
const NOBODY = '没有人应答';

/** Whether the product at this address says it is ready; false also when nobody answers within two seconds. */
export async function isReady(url: string): Promise<boolean> {
  return (await missingAt(url)).length === 0;
}

/** Waits until the product at this address is ready, at most `timeoutMs`; then it is told what was missing last. */
export async function waitReady(url: string, timeoutMs: number, signal?: AbortSignal): Promise<void> {
  let missing: string[] = [];
  for (const end = Date.now() + timeoutMs; Date.now() < end; await sleep(POLL_MS)) {
    signal?.throwIfAborted();
    missing = await missingAt(url);
    if (missing.length === 0) return;
  }
  throw new StackError(
    `等了 ${timeoutMs / 1000} 秒，${url}/health/ready 仍未就绪（${missing.join('，')}）。请看上面的输出和数据目录里的 logs。`,
  );
}

/** What the product at this address says it lacks, in Chinese; empty when it is ready. */
async function missingAt(url: string): Promise<string[]> {
  const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) }).catch(() => undefined);
  if (!answer) return [NOBODY];
  const said = (await answer.json().catch(() => undefined)) as { missing?: string[] } | undefined;
  if (answer.status === 200) return [];
  return Array.isArray(said?.missing) ? said.missing : [`应答 ${answer.status}`];
}
