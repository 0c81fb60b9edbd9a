import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import proto from '@temporalio/proto';
import getPort from 'get-port';
import { saveCalendar } from '../../db/queries/calendars.ts';
import { saveRulebook } from '../../db/queries/rulebooks.ts';
import { publishedCalendar } from '../../procedure/calendar/published.ts';
import { RULEBOOK_DIR, rulebookLibrary } from '../../procedure/rulebook/library.ts';
import { dataConverter } from '../../workflows/data-converter.ts';
import { openStage } from '../bench/stage.ts';
import { ApiProcess } from './load.ts';
import type { Bench } from './measure.ts';
import { Reader } from './reading.ts';
import { RULEBOOK, RULEBOOK_TEXT } from './rulebook.ts';

const POLL_MS = 200;
/** Refused at once: without a ledger of rehearsals the worker writes to the one that is measured. */
const NOWHERE = 'postgres://127.0.0.1:1/none';

/** A product of its own with one worker and one API, each a process; closed at the end of the work. */
export async function withStand<T>(log: (line: string) => void, work: (bench: Bench) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'xuncheng-scale-'));
  await writeFile(join(folder, `${RULEBOOK}.yaml`), RULEBOOK_TEXT);
  const library = () => rulebookLibrary(RULEBOOK_DIR, folder);
  const stage = await openStage(library, log);
  try {
    const { db } = stage.database;
    const book = library().resolve(RULEBOOK);
    await saveCalendar(db, publishedCalendar(), new Date(0).toISOString());
    await saveRulebook(db, book, new Date(0).toISOString());
    const { databaseUrl, pids, rehearsalNamespace: namespace } = stage.services;
    // Clocks may be shifted only there.
    const settings = { TEMPORAL_NAMESPACE: namespace, REHEARSAL_DATABASE_URL: NOWHERE };
    const port = await getPort();
    const worker = stage.startWorker(settings);
    const api = stage.spawn('server.ts', { ...settings, XUNCHENG_DATA: folder, PORT: String(port) });
    const reader = await Reader.open(db, databaseUrl, {
      engine: pids.temporal ?? 0,
      postgres: pids.postgres ?? 0,
      worker: worker.pid ?? 0,
      api: api.pid ?? 0,
    });
    try {
      const client = new Client({ connection: stage.client.connection, namespace, dataConverter });
      const ready = await ApiProcess.ready(port, folder);
      await polled(client);
      return await work({ api: ready, reader, client, db, book });
    } finally {
      await reader.close();
    }
  } finally {
    await stage.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Waits until the worker asks for tasks: it bundles first. */
async function polled({ workflowService, options: { namespace } }: Client): Promise<void> {
  const taskQueue = { name: 'xuncheng' };
  const { TASK_QUEUE_TYPE_WORKFLOW: taskQueueType } = proto.temporal.api.enums.v1.TaskQueueType;
  for (;;) {
    const { pollers } = await workflowService.describeTaskQueue({ namespace, taskQueue, taskQueueType });
    if (pollers && pollers.length > 0) return;
    await sleep(POLL_MS);
  }
}
