import { createHash } from 'node:crypto';

/**
 * The id a worker of this code writes into every workflow task it completes: release and sha256 of the bundle. The id
 * itself says whether a kept bundle is the one that ran.
 */
export function buildIdOf(code: string, version: string): string {
  return `xuncheng@${version}+${sha256Of(code)}`;
}

/** Whether a bundle is the build of that name. */
export function isBuild(buildId: string, code: string): boolean {
  return buildId.endsWith(`+${sha256Of(code)}`);
}

/** sha256 of bytes or text, hex. */
export function sha256Of(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}
