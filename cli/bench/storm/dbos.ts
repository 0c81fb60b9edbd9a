import type { ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { sql } from 'drizzle-orm';
import { DBOS_NAME } from '../dbos/open.ts';
import type { Stage } from '../stage.ts';
import type { Form, Task } from './dbos-form.ts';
import { assertReady, type Storm, type StormPeer } from './peer.ts';

const RETRY_MS = 250;

const TITLES: Record<Form, string> = {
  deadline: `${DBOS_NAME}（一条时限一个工作流）`,
  inspection: `${DBOS_NAME}（一个组·单位一个工作流）`,
};

/** DBOS Transact in a process of its own: durable sleeps until the instant, then a transaction that writes the rows. */
export async function dbosStorm(stage: Stage, form: Form): Promise<StormPeer> {
  const { db } = stage.database;
  await db.execute(sql`create table if not exists bench_storm (
    storm text not null, inspection integer not null, deadline integer not null, body jsonb not null,
    primary key (storm, inspection, deadline))`);
  const idOf = ({ no }: Storm) => `${form}-${no}`;
  let child: ChildProcess | undefined;
  let task: Task | undefined;
  const start = (given: Task) => {
    task = given;
    child = stage.spawn('cli/bench/storm/dbos-process.ts', { STORM: JSON.stringify(given) });
  };

  /** Sleeps that are on record: workflows that would wake after a crash. */
  async function asleep(storm: string): Promise<number> {
    return db
      .$count(
        sql`dbos.operation_outputs where function_name = 'DBOS.sleep' and starts_with(workflow_uuid, ${`${storm}/`})`,
      )
      .catch(() => 0);
  }

  return {
    name: TITLES[form],
    mayLose: true,
    async arm(storm) {
      const dueAt = Date.now() + storm.leadMs / 2;
      const { inspections, deadlines } = storm;
      start({ form, storm: idOf(storm), inspections, deadlines, dueAt });
      const workflows = form === 'deadline' ? inspections * deadlines : inspections;
      while ((await asleep(idOf(storm))) < workflows && Date.now() < dueAt) await sleep(RETRY_MS);
      assertReady(TITLES[form], dueAt);
      return dueAt;
    },
    process() {
      if (!child) throw new Error('not armed');
      return child;
    },
    restart() {
      if (!task) throw new Error('not armed');
      const { dueAt: _, ...rest } = task;
      start(rest);
    },
    recorded: (storm) => db.$count(sql`bench_storm where storm = ${idOf(storm)}`),
    // Nothing can be there twice: the primary key.
    wrong: async () => [],
    rest: async () => child && stage.stop(child),
  };
}
