import { resolve } from 'node:path';
import { isHeld, readRun } from './hold.ts';
import { startProduct } from './product.ts';
import { isReady, waitReady } from './ready.ts';
import { sayAside } from './say.ts';
import { onStopSignals } from './signals.ts';
import { killLiving } from './supervise.ts';

/** A product to talk to; `stop` ends it only when it was started for this caller. */
export interface Attached {
  url: string;
  stop(): Promise<void>;
}

const STARTING_MS = 120_000;

/**
 * The product that runs on this data folder; when none does, one started for the caller on free ports. Messages go to
 * standard error: a command's standard output is its data. `env`: with what stands in files in its place.
 */
export async function attachOrStart(folder: string, env: NodeJS.ProcessEnv = process.env): Promise<Attached> {
  const dataDir = resolve(folder);
  const live = await liveUrl(dataDir);
  if (live) return { url: live, stop: async () => undefined };

  const stopping = new AbortController();
  const forget = onStopSignals(
    () => stopping.abort(),
    () => process.exit(130),
  );
  process.once('exit', killLiving);
  const product = await startProduct({
    dataDir,
    env,
    log: sayAside,
    output: process.stderr,
    withUi: false,
    signal: stopping.signal,
  });
  const stop = async () => {
    forget();
    await product.stop();
  };
  stopping.signal.addEventListener('abort', () => void stop().finally(() => process.exit(130)));
  return { url: product.url, stop };
}

async function liveUrl(dataDir: string): Promise<string | undefined> {
  const url = (await readRun(dataDir))?.url;
  if (!url || !(await isHeld(dataDir))) return undefined;
  if (await isReady(url)) return url;
  sayAside(`${url} 正在启动，等它就绪……`);
  await waitReady(url, STARTING_MS);
  return url;
}
