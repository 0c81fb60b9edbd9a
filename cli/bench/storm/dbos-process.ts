import { DBOS } from '@dbos-inc/dbos-sdk';
import { PostgresDataSource } from '@dbos-inc/postgres-datasource';
import { launch, sourceOf } from '../dbos/open.ts';
import { inParallel } from '../parallel.ts';
import type { Task } from './dbos-form.ts';

/** Workflows begun at the same time. */
const AT_ONCE = 32;

const databaseUrl = process.env.DATABASE_URL ?? '';
const { form, storm, inspections, deadlines, dueAt } = JSON.parse(process.env.STORM ?? '') as Task;

const escalate = sourceOf(databaseUrl).registerTransaction(
  async (name: string, inspection: number, numbers: number[]) => {
    const tx = PostgresDataSource.client;
    const body = { type: 'rung.fired', rung: 'due', to: 'office' };
    await tx`insert into bench_storm (storm, inspection, deadline, body)
      select ${name}, ${inspection}, n, ${JSON.stringify(body)}::text::jsonb from unnest(${numbers}::integer[]) as n`;
  },
  { name: 'escalate' },
);
const wait = DBOS.registerWorkflow(
  async (name: string, inspection: number, numbers: number[], until: number) => {
    await DBOS.sleep(until - Date.now());
    await escalate(name, inspection, numbers);
  },
  { name: 'wait' },
);

await launch(databaseUrl);
if (dueAt !== undefined) {
  const all = Array.from({ length: deadlines }, (_, index) => index + 1);
  const tasks = Array.from({ length: inspections }, (_, inspection) =>
    (form === 'inspection' ? [all] : all.map((n) => [n])).map((numbers) => ({ inspection, numbers })),
  ).flat();
  await inParallel(AT_ONCE, tasks, async ({ inspection, numbers }) => {
    const workflowID = `${storm}/${inspection}/${numbers.join('-')}`;
    await DBOS.startWorkflow(wait, { workflowID })(storm, inspection, numbers, dueAt);
  });
}
