import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';

const { version } = createRequire(import.meta.url)('@temporalio/worker/package.json') as { version: string };

/**
 * The id a worker of this code writes into every workflow task it completes: SDK, its version, sha256 of the bundle. The
 * id itself says whether a kept bundle is the one that ran.
 */
export function buildIdOf(code: string): string {
  return `@temporalio/worker@${version}+${sha256Of(code)}`;
}

/** Whether a bundle is the build of that name. */
export function isBuild(buildId: string, code: string): boolean {
  return buildId.endsWith(`+${sha256Of(code)}`);
}

function sha256Of(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}
