import { setTimeout as sleep } from 'node:timers/promises';
import getPort from 'get-port';
import type { FalseClock } from './false-clock.ts';
import { keepScript, type Program } from './program.ts';

/** One of two equal processes, with the clock it goes by and where it answers. */
export interface Twin {
  program: Program;
  clock: FalseClock;
  url: string;
}

/** How to start one: `portName` is the setting of the port it answers on. */
export interface TwinOptions {
  script: string;
  portName: string;
  env: Record<string, string>;
  clock: FalseClock;
  log: string;
}

/** Keeps a process of the product running. */
export async function startTwin({ script, portName, env, clock, log }: TwinOptions): Promise<Twin> {
  const port = String(await getPort({ host: '127.0.0.1' }));
  const program = keepScript(script, { ...env, ...clock.env, [portName]: port }, log);
  return { program, clock, url: `http://127.0.0.1:${port}` };
}

const POLL_MS = 100;
const START_MS = 120_000;

/** Resolves when there is a good answer. */
export async function untilAnswers(url: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  for (;;) {
    const good = await fetch(url, { signal: AbortSignal.timeout(5000) }).then(
      ({ ok }) => ok,
      () => false,
    );
    if (good) return;
    if (Date.now() > deadline) throw new Error(`${url} was never ready`);
    await sleep(POLL_MS);
  }
}
