import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Connection } from '@temporalio/client';
import { execa } from 'execa';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isOurs } from './processes.ts';
import { type Services, startServices } from './services.ts';

const BUILD_MS = 20 * 60_000;
const lines: string[] = [];
let dataDir: string;
let services: Services;

const start = () => startServices({ dataDir, log: (line) => lines.push(line) });

/** Starts the services of the same folder in another process and goes on with `code` there. */
const elsewhere = (code: string) => {
  const script = `import { startServices } from '${new URL('./services.ts', import.meta.url).href}';
    const services = await startServices({ dataDir: ${JSON.stringify(dataDir)}, log: () => undefined }); ${code}`;
  return execa('node', ['--import', 'tsx', '--input-type=module', '-e', script], { reject: false });
};

async function query<T>(work: (sql: postgres.Sql) => Promise<T>): Promise<T> {
  const sql = postgres(services.databaseUrl, { max: 1 });
  return work(sql).finally(() => sql.end());
}

async function frontend<T>(work: (connection: Connection) => Promise<T>): Promise<T> {
  const connection = await Connection.connect({ address: services.temporalAddress });
  return work(connection).finally(() => connection.close());
}

const startWorkflow = (namespace: string, workflowId: string) =>
  frontend((connection) =>
    connection.workflowService.startWorkflowExecution({
      namespace,
      workflowId,
      requestId: workflowId,
      workflowType: { name: 'none' },
      taskQueue: { name: 'nobody' },
    }),
  );

const isOpen = (workflowId: string) =>
  frontend((connection) =>
    connection.workflowService.describeWorkflowExecution({ namespace: services.namespace, execution: { workflowId } }),
  ).then((found) => found.workflowExecutionInfo?.closeTime == null);

describe('startServices', () => {
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'xuncheng-stack-'));
    services = await start();
  }, BUILD_MS);

  afterAll(async () => {
    await services?.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('takes requests in both namespaces at once and keeps closed runs for over a year', async () => {
    for (const namespace of [services.namespace, services.rehearsalNamespace]) {
      await startWorkflow(namespace, 'first');
      const found = await frontend(({ workflowService }) => workflowService.describeNamespace({ namespace }));
      expect(Number(found.config?.workflowExecutionRetentionTtl?.seconds)).toBeGreaterThanOrEqual(400 * 86_400);
    }
    await query((sql) => sql`create table kept as select 1 as fact`);
  });

  it('keeps the password to its owner', async () => {
    for (const file of ['secrets.json', 'temporal/server.yaml']) {
      expect((await stat(join(dataDir, file))).mode & 0o077).toBe(0);
    }
  });

  it('refuses a second start on the same folder, naming the process that holds it', async () => {
    const second = await elsewhere('');
    expect(second.exitCode).not.toBe(0);
    expect(second.stderr).toContain(`已有一个巡程在使用数据目录 ${dataDir}（进程 ${process.pid}`);
  });

  it('finds everything again after a clean stop, on the same ports', async () => {
    const { temporalAddress, databaseUrl } = services;
    await services.stop();
    services = await start();
    expect([services.temporalAddress, services.databaseUrl]).toEqual([temporalAddress, databaseUrl]);
    expect(await query((sql) => sql`select fact from kept`)).toEqual([{ fact: 1 }]);
    expect(await isOpen('first')).toBe(true);
  });

  it('comes back after kill -9 of Temporal and of PostgreSQL', async () => {
    for (const pid of Object.values(services.pids)) process.kill(pid, 'SIGKILL');
    await services.restartPostgres();
    await services.restartTemporal();
    expect(await query((sql) => sql`select fact from kept`)).toEqual([{ fact: 1 }]);
    expect(await isOpen('first')).toBe(true);
  });

  it('stops what a killed parent left running and goes on from there', async () => {
    await services.stop();
    const dead = await elsewhere(
      `process.stdout.write(JSON.stringify(services.pids), () => process.kill(process.pid, 9));`,
    );
    const pids = JSON.parse(dead.stdout) as Services['pids'];
    expect(await isOurs(pids.temporal ?? 0, dataDir)).toBe(true);
    expect(await isOurs(pids.postgres ?? 0, dataDir)).toBe(true);

    services = await start();
    expect(lines).toContain('上次没有正常停止，已停下遗留的 Temporal。');
    expect(lines).toContain('上次没有正常停止，已停下遗留的 PostgreSQL。');
    expect(await isOurs(pids.postgres ?? 0, dataDir)).toBe(false);
    expect(await isOpen('first')).toBe(true);
  }, 60_000);
});
