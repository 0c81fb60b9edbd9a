import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Logger } from 'pino';
import type { Db } from '../../db/client.ts';
import { reasonOf } from '../../db/reason.ts';
import { loadSigningKey, type SigningKey } from './keys.ts';
import { seal } from './seal.ts';
import { sweep } from './sweep.ts';

/** A day is signed within a minute of its beginning, an archive within a minute of being handed over. */
const SEAL_MS = 60_000;
const SWEEP_MS = 3_600_000;

export interface SealingOptions {
  db: Db;
  client: Client;
  dataDir: string;
  log: Logger;
  /** The wall clock; tests set it. */
  now?: () => Date;
}

/** Signs checkpoints and keeps closed histories until stopped, in the background. What fails is told and tried again. */
export function startSealing({ db, client, dataDir, log, now = () => new Date() }: SealingOptions) {
  const ended = new AbortController();
  const { signal } = ended;
  const every = async (ms: number, what: string, work: () => Promise<unknown>) => {
    while (!signal.aborted) {
      await work().catch((error: Error) => {
        if (!signal.aborted) log.warn({ message: reasonOf(error) }, `${what}: tried again`);
      });
      await sleep(ms, undefined, { signal }).catch(() => undefined);
    }
  };
  let key: SigningKey | undefined;
  const sealing = async () => {
    key ??= await loadSigningKey(dataDir);
    await seal(db, key.privateKey, now());
  };
  const running = Promise.all([
    every(SEAL_MS, 'checkpoints', sealing),
    every(SWEEP_MS, 'histories', () => sweep(client, db)),
  ]);
  return {
    async stop(): Promise<void> {
      ended.abort();
      await running;
    },
  };
}
