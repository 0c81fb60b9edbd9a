import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { inParallel } from '../bench/parallel.ts';

const CALLERS = 16;
const RETRY_MS = 100;
/** After these somebody should look. */
const MOST_TRIES = 600;

/** One fact to be recorded. */
export interface Call {
  ref: string;
  fact: string;
  /** Asia/Shanghai. */
  at: string;
  key: string;
}

/** An API process, asked over HTTP as a browser would ask it. */
export class ApiProcess {
  private constructor(
    private readonly url: string,
    private readonly token: string,
  ) {}

  /** Waits until the API at the port answers; its token is in its data folder. */
  static async ready(port: number, dataDir: string): Promise<ApiProcess> {
    const url = `http://127.0.0.1:${port}`;
    for (let tries = 1; ; tries += 1) {
      const answer = await fetch(`${url}/health/live`).catch(() => undefined);
      await answer?.body?.cancel();
      if (answer?.ok) break;
      if (tries === MOST_TRIES) throw new Error(`${url} 没有应答`);
      await sleep(RETRY_MS);
    }
    return new ApiProcess(url, (await readFile(join(dataDir, 'local-token'), 'utf8')).trim());
  }

  /** Records facts of a round, some at a time; each again under its key until it is acknowledged. */
  record(round: string, calls: readonly Call[]): Promise<void> {
    return inParallel(CALLERS, calls, async ({ ref, fact, at, key }) => {
      for (let tries = 1; ; tries += 1) {
        const answer = await fetch(`${this.url}/api/rounds/${round}/inspections/${ref}/facts`, {
          method: 'POST',
          headers: {
            authorization: `Bearer ${this.token}`,
            'content-type': 'application/json',
            'idempotency-key': `${round}-${key}`,
          },
          body: JSON.stringify({ fact, at }),
        });
        const text = await answer.text();
        if (answer.ok) return;
        if (answer.status !== 503 || tries === MOST_TRIES) throw new Error(`${ref}：${answer.status} ${text}`);
        await sleep(RETRY_MS);
      }
    });
  }
}
