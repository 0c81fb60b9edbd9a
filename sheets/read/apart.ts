import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Grid } from './grid.ts';
import { UnreadableSheet } from './refused.ts';

const CHILD = fileURLToPath(new URL('./child.ts', import.meta.url));
/** A ledger of the largest size takes a few seconds. */
const PATIENCE_MS = 60_000;
const MOST_MB = 512;
const TOO_LARGE = '文件太大，内存不够读：请只留台账这一张表，另存后再导入';
const TOO_SLOW = '文件太复杂，读得太久：请只留台账这一张表，另存后再导入';

type Answer = { grids: Grid[] } | { refused: string };

/** Reads an uploaded file in a process of its own, with bounds on its time and memory. Rejects with `UnreadableSheet`. */
export function readApart(bytes: Uint8Array, patienceMs = PATIENCE_MS): Promise<Grid[]> {
  return new Promise((resolve, reject) => {
    const child = fork(CHILD, [], {
      execArgv: ['--import', 'tsx', `--max-old-space-size=${MOST_MB}`],
      serialization: 'advanced',
      // It is told nothing of databases and keys.
      env: { PATH: process.env.PATH },
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      timeout: patienceMs,
      killSignal: 'SIGKILL',
    });
    const refuse = (words: string) => reject(new UnreadableSheet(words));
    child.once('message', (answer: Answer) => {
      if ('grids' in answer) resolve(answer.grids);
      else refuse(answer.refused);
    });
    child.once('error', reject);
    child.once('exit', (_, signal) => {
      const fail = () => refuse(signal === 'SIGKILL' ? TOO_SLOW : TOO_LARGE);
      // What it said last may still be on its way.
      if (child.connected) child.once('disconnect', fail);
      else fail();
    });
    child.send(bytes, (error) => {
      if (error) refuse('文件读不出来');
    });
  });
}
