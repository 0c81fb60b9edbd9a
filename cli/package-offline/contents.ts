import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { execa } from 'execa';

/** Of the checkout, what a server needs not: tests, and what the page was made of. */
const LEFT_OUT =
  /^(test|\.ci|web\/(src|public))\/|^(\.gitignore|biome\.json|vitest\.config\.ts|drizzle\.config\.ts)$|\.test\.tsx?$/;

/** Of the libraries, what only the making of the page uses. */
const OF_THE_PAGE =
  /^node_modules\/(antd|@ant-design|@rc-component|react-dom|react-router|echarts|zrender|@tanstack|vite|@vitejs|@?rolldown|lightningcss[^/]*)(\/|$)/;

/** The engine's native code comes for every platform. */
const NATIVE = /^node_modules\/@temporalio\/core-bridge\/releases\/([^/]+)/;
const PLATFORMS: Record<string, string> = {
  'linux-x64': 'x86_64-unknown-linux-gnu',
  'linux-arm64': 'aarch64-unknown-linux-gnu',
  'darwin-x64': 'x86_64-apple-darwin',
  'darwin-arm64': 'aarch64-apple-darwin',
};

/** Whether something under node_modules is loaded by no process of this platform, and by nothing that runs at all. */
export function isUnused(path: string, platform = `${process.platform}-${process.arch}`): boolean {
  const native = NATIVE.exec(path)?.[1];
  return OF_THE_PAGE.test(path) || path.endsWith('.map') || (native !== undefined && native !== PLATFORMS[platform]);
}

/** The files of the checkout that go into a package: those git keeps or would, never an ignored one such as a secret. */
export async function sourceFiles(root: string): Promise<string[]> {
  const { stdout } = await execa('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
  });
  return stdout.split('\0').filter((path) => path !== '' && !LEFT_OUT.test(path) && existsSync(join(root, path)));
}

/** Folders under node_modules that only development needs, by the lock file. */
export async function developmentOnly(root: string): Promise<Set<string>> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, { dev?: boolean }>;
  };
  return new Set(Object.entries(lock.packages).flatMap(([path, { dev }]) => (dev ? [path] : [])));
}
