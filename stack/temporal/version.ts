import type { Connection } from '@temporalio/client';
import { SERVER } from '../build/programs.ts';
import { StackError } from '../say.ts';

/** The engine this release is built and tested with, as 1.32. */
export const ENGINE_VERSION = SERVER.version.replace(/^v(\d+\.\d+).*$/, '$1');

/** Whether an engine that says it is `version` is of a later minor version than this release was tested with. */
export function isNewerEngine(version: string): boolean {
  const [major = 0, minor = 0] = numbers(version);
  const [ourMajor = 0, ourMinor = 0] = numbers(ENGINE_VERSION);
  return major > ourMajor || (major === ourMajor && minor > ourMinor);
}

/** Refuses an engine newer than this release, unless the environment says that it was tried（TEMPORAL_NEWER=1.33）. */
export async function refuseNewerEngine(connection: Connection, env: NodeJS.ProcessEnv = process.env): Promise<void> {
  const version = await engineVersion(connection);
  if (!isNewerEngine(version) || version.startsWith(`${env.TEMPORAL_NEWER || 'none'}.`)) return;
  throw new StackError(
    `引擎 Temporal 是 ${version}，比本程序用过的 ${ENGINE_VERSION} 新。请改用随新引擎的程序，或把引擎退回 ${ENGINE_VERSION}（docs/upgrade.md）；确已试过的，写 TEMPORAL_NEWER=${version.replace(/^(\d+\.\d+).*$/, '$1')}。`,
  );
}

/** What the engine says it is, as 1.32.0. */
export async function engineVersion(connection: Connection): Promise<string> {
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  return serverVersion ?? '';
}

function numbers(version: string): number[] {
  return version.split('.').map(Number);
}
