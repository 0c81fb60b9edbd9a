import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from '@temporalio/client';
import { and, count, eq } from 'drizzle-orm';
import { saveCalendar } from '../../../db/queries/calendars.ts';
import { saveRulebook } from '../../../db/queries/rulebooks.ts';
import { deadlines } from '../../../db/schema/deadlines.ts';
import { entries } from '../../../db/schema/entries.ts';
import { publishedCalendar } from '../../../procedure/calendar/published.ts';
import { inspectionWorkflowId } from '../../../procedure/ids.ts';
import type { Rulebook } from '../../../procedure/rulebook/schema.ts';
import { dataConverter } from '../../../workflows/data-converter.ts';
import type { RoundInput, SubmitRequest, SubmitResult } from '../../../workflows/messages.ts';
import { groupsOf, refsOf } from '../groups.ts';
import { inParallel } from '../parallel.ts';
import type { Stage } from '../stage.ts';
import { assertReady, type Storm, type StormPeer } from './peer.ts';
import { BEGIN, DUE, FROM } from './rulebook.ts';

/** Refused at once: without a ledger of rehearsals the worker writes to the real one, through all its connections. */
const NOWHERE = 'postgres://127.0.0.1:1/none';
const AT_ONCE = 16;
const RETRY_MS = 250;

const roundOf = ({ no }: Storm) => `R2023-${String(no).padStart(2, '0')}`;

/** The product: a live round whose clock reads shortly before the instant when it starts. */
export async function ours(stage: Stage, book: Rulebook): Promise<StormPeer> {
  const { db } = stage.database;
  const { connection } = stage.client;
  const calendar = publishedCalendar();
  await saveCalendar(db, calendar, new Date(0).toISOString());
  await saveRulebook(db, book, new Date(0).toISOString());
  // Clocks may be shifted only there.
  const namespace = stage.services.rehearsalNamespace;
  const client = new Client({ connection, namespace, dataConverter });
  const start = () => stage.startWorker({ TEMPORAL_NAMESPACE: namespace, REHEARSAL_DATABASE_URL: NOWHERE });
  let worker: ChildProcess | undefined;

  async function begin(round: string, ref: string): Promise<void> {
    const id = `begin/${round}/${ref}`;
    const command = { type: 'record-fact' as const, fact: BEGIN, on: `inspection/${ref}`, at: FROM, data: {} };
    const args: [SubmitRequest] = [{ commands: [{ id, hash: id, typedBy: 'bench', command }] }];
    const handle = client.workflow.getHandle(inspectionWorkflowId(round, ref));
    await handle.executeUpdate<SubmitResult, [SubmitRequest]>('submit', { args, updateId: id });
  }

  const open = async (round: string) => {
    const [row] = await db
      .select({ n: count() })
      .from(deadlines)
      .where(and(eq(deadlines.round, round), eq(deadlines.status, 'open')));
    return row?.n ?? 0;
  };
  const fired = (storm: Storm) => and(eq(entries.round, roundOf(storm)), eq(entries.type, 'rung.fired'));

  return {
    name: '巡程',
    mayLose: false,
    async arm(storm) {
      const round = roundOf(storm);
      worker = start();
      await stage.polling(worker, namespace);
      const dueAt = Date.now() + storm.leadMs;
      await client.workflow.start('round', {
        workflowId: round,
        taskQueue: 'xuncheng',
        args: [inputOf(round, storm, { book, calendar })],
      });
      const refs = new Set(refsOf(storm.inspections));
      while (refs.size > 0 && Date.now() < dueAt) {
        const there = await started(stage, round);
        const ready = [...refs].filter((ref) => there.has(inspectionWorkflowId(round, ref)));
        await inParallel(AT_ONCE, ready, (ref) => begin(round, ref));
        for (const ref of ready) refs.delete(ref);
        await sleep(RETRY_MS);
      }
      while ((await open(round)) < storm.inspections * storm.deadlines && Date.now() < dueAt) await sleep(RETRY_MS);
      assertReady('巡程', dueAt);
      return dueAt;
    },
    process() {
      if (!worker) throw new Error('not armed');
      return worker;
    },
    restart() {
      worker = start();
    },
    async recorded(storm) {
      const [row] = await db.select({ n: count() }).from(entries).where(fired(storm));
      return row?.n ?? 0;
    },
    async wrong(storm) {
      const rows = await db.select().from(entries).where(fired(storm));
      const keys = rows.map(({ workflowId, body }) => `${workflowId} ${'key' in body ? body.key : ''}`);
      const early = rows.filter(({ fellDueAt }) => fellDueAt === null || new Date(fellDueAt).toISOString() !== DUE);
      return [
        ...keys.filter((key, index) => keys.indexOf(key) !== index).map((key) => `${key} 记了两次`),
        ...early.map(({ workflowId }) => `${workflowId} 不是那一刻到期`),
      ];
    },
    rest: async () => worker && stage.stop(worker),
  };
}

/** Workflow ids of the round that have written their first entry. */
async function started({ database: { db } }: Stage, round: string): Promise<Set<string>> {
  const rows = await db
    .select({ id: entries.workflowId })
    .from(entries)
    .where(and(eq(entries.round, round), eq(entries.type, 'inspection.started')));
  return new Set(rows.map(({ id }) => id));
}

function inputOf(
  round: string,
  { inspections, leadMs }: Storm,
  published: Pick<RoundInput, 'book' | 'calendar'>,
): RoundInput {
  const clockOffset = Date.parse(DUE) - leadMs - Date.now();
  return {
    ...{ v: 1, round, mode: 'live', ...published, clockOffset },
    instant: new Date(Date.now() + clockOffset).toISOString(),
    origin: { commandId: `start/${round}`, commandHash: '0', typedBy: 'bench' },
    ...{ params: {}, plans: {} },
    groups: groupsOf(inspections).map(({ no, inspects }) => ({
      no,
      inspections: inspects.map((one) => ({ ...one, ref: `${no}-${one.no}`, group: no, traits: [] })),
    })),
  };
}
