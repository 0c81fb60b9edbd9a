import { sql } from 'drizzle-orm';
import type { z } from 'zod';
import type { ApiDeps } from './deps.ts';
import type { readySchema } from './schemas/health.ts';

/** What of database, engine and worker answers now, and in Chinese what is missing. */
export async function readiness({ db, orchestrator }: ApiDeps): Promise<z.infer<typeof readySchema>> {
  const [database, { engine, worker }] = await Promise.all([
    db.execute(sql`select 1`).then(
      () => true,
      () => false,
    ),
    orchestrator.health(),
  ]);
  const missing = [
    ...(database ? [] : ['台账数据库连不上']),
    ...(engine ? [] : ['引擎连不上']),
    ...(engine && !worker ? ['没有工作进程'] : []),
  ];
  return { ready: missing.length === 0, database, engine, worker, missing };
}
