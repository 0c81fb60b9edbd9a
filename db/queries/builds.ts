import { eq, inArray } from 'drizzle-orm';
import type { Db } from '../client.ts';
import { builds } from '../schema/builds.ts';

export type BuildRow = typeof builds.$inferSelect;

/** Whether a build is kept. */
export async function isBuildKept(db: Db, buildId: string): Promise<boolean> {
  return (await db.$count(builds, eq(builds.buildId, buildId))) > 0;
}

/** Keeps a build; one that is known already stays as it is. */
export async function saveBuild(db: Db, build: BuildRow): Promise<void> {
  await db.insert(builds).values(build).onConflictDoNothing();
}

/** Builds by their ids; those never kept are not among them. */
export async function buildsById(db: Db, ids: readonly string[]): Promise<BuildRow[]> {
  if (ids.length === 0) return [];
  return db
    .select()
    .from(builds)
    .where(inArray(builds.buildId, [...ids]));
}
