import { existsSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { dirname, join } from 'node:path';
import { StackError } from '../../stack/say.ts';

/** The engine's native part for each kind of machine, as its package ships it: `releases/<target>/index.node`. */
export const RELEASES = join(dirname(createRequire(import.meta.url).resolve('@temporalio/core-bridge')), 'releases');

const ARCH: Record<string, string> = { x64: 'x86_64', arm64: 'aarch64' };
const SYSTEM: Record<string, string> = { linux: 'unknown-linux-gnu', darwin: 'apple-darwin', win32: 'pc-windows-msvc' };

/** Targets asked for: `current`, `all`, or one by its name. */
export function targetsOf(asked: string): string[] {
  const known = readdirSync(RELEASES).sort();
  if (asked === 'all') return known;
  const one = asked === 'current' ? `${ARCH[arch()]}-${SYSTEM[platform()]}` : asked;
  if (existsSync(join(RELEASES, one, 'index.node'))) return [one];
  throw new StackError(`--platform：应为 current、all，或 ${known.join('、')} 之一；写的是“${asked}”`);
}
