import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));

/** What `npm start` prints when it answers; the services alone print the same. */
export const READY = '启动完成';

/** How long it took from the start of the process to every line it printed, the one that it is ready last. */
export interface Started {
  seconds: number;
  lines: { seconds: number; line: string }[];
}

/** Starts a program on a data folder, waits until it says that it is ready, and stops it in order. */
export async function timeStart(script: string, dataDir: string): Promise<Started> {
  const began = performance.now();
  const child = spawn('node', ['--import', 'tsx', script], {
    cwd: ROOT,
    env: { ...process.env, XUNCHENG_DATA: dataDir },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const lines: Started['lines'] = [];
  const printed = createInterface({ input: child.stdout });
  let seconds: number | undefined;
  for await (const line of printed) {
    lines.push({ seconds: (performance.now() - began) / 1000, line });
    if (!line.includes(READY)) continue;
    seconds = lines.at(-1)?.seconds;
    child.kill('SIGTERM');
  }
  await ended(child);
  if (seconds === undefined) throw new Error(`${script} 没有启动完成：${lines.map(({ line }) => line).join('；')}`);
  return { seconds, lines: lines.filter((one) => one.seconds <= seconds) };
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
