import { existsSync } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { execa } from 'execa';
import { StackError } from '../say.ts';
import { goEnv, requireGo } from './go.ts';
import { underLock } from './lock.ts';
import { cacheDir, type Program, programPath } from './programs.ts';

/** What a build needs from its caller. */
export interface BuildOptions {
  env: NodeJS.ProcessEnv;
  log: (line: string) => void;
  signal?: AbortSignal | undefined;
}

const PROGRESS_MS = 5000;

/** The path of a program, built first when this machine does not have it. One build at a time on a machine. */
export async function ensureProgram(program: Program, options: BuildOptions): Promise<string> {
  const path = programPath(program, options.env);
  if (existsSync(path)) return path;
  await requireGo(options.env);
  await underLock(cacheDir(options.env), options.log, async () => {
    if (!existsSync(path)) await install(program, path, options);
  });
  return path;
}

/** Builds beside the target and renames: a half-written program is never used. Go's own caches make it resumable. */
async function install(program: Program, path: string, { env, log, signal }: BuildOptions): Promise<void> {
  const draft = join(cacheDir(env), `building-${program.name}`);
  await rm(draft, { recursive: true, force: true });
  await mkdir(draft, { recursive: true });
  log(`正在编译 ${program.title} ${program.version}（每台机器只做一次，约 ${program.expect}；中断后可续）……`);
  const started = Date.now();
  const seconds = () => Math.round((Date.now() - started) / 1000);
  const progress = { packages: 0, last: '准备' };
  const timer = setInterval(() => {
    log(`  ${program.title}：${seconds()} 秒，已处理 ${progress.packages} 个包，最近 ${progress.last}`);
  }, PROGRESS_MS);
  try {
    await run(program, draft, env, progress, signal);
  } finally {
    clearInterval(timer);
  }
  await mkdir(dirname(path), { recursive: true });
  await rename(join(draft, program.binary), path);
  await rm(draft, { recursive: true, force: true });
  log(`${program.title} 编译完成，用时 ${seconds()} 秒。`);
}

async function run(
  program: Program,
  bin: string,
  env: NodeJS.ProcessEnv,
  progress: { packages: number; last: string },
  signal: AbortSignal | undefined,
): Promise<void> {
  const tail: string[] = [];
  const go = execa('go', ['install', '-v', `${program.module}@${program.version}`], {
    env: goEnv(env, bin),
    extendEnv: false,
    buffer: false,
    reject: false,
    ...(signal && { cancelSignal: signal }),
  });
  for await (const line of go.iterable({ from: 'stderr' })) {
    progress.packages += 1;
    progress.last = line.trim();
    tail.push(line);
    if (tail.length > 12) tail.shift();
  }
  const result = await go;
  signal?.throwIfAborted();
  if (result.exitCode !== 0) throw new StackError(`编译 ${program.title} 失败：\n${tail.join('\n')}\n${HINT}`);
}

const HINT =
  '下载不了模块时，可设置 GOPROXY（例如 https://goproxy.cn,direct）后重试；也可设置 TEMPORAL_ADDRESS 使用已有的服务。';
