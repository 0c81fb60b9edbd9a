import { execa } from 'execa';
import { StackError } from '../say.ts';
import { GO_VERSION } from './programs.ts';

const REMEDY = `请安装 Go ${GO_VERSION} 或更新的版本（https://go.dev/dl/，国内镜像 https://golang.google.cn/dl/）并放入 PATH，或设置 TEMPORAL_ADDRESS 使用已有的 Temporal 服务。`;

/** Fails with a message for the user unless PATH has a Go new enough to build the engine. */
export async function requireGo(env: NodeJS.ProcessEnv): Promise<void> {
  const go = await execa('go', ['env', 'GOVERSION'], { env: goEnv(env), extendEnv: false, reject: false });
  if (go.exitCode !== 0) throw new StackError(`首次启动要编译 Temporal 服务端，但没有找到 Go。${REMEDY}`);
  const version = go.stdout.trim();
  if (older(version, GO_VERSION)) throw new StackError(`本机的 Go 是 ${version}，太旧。${REMEDY}`);
}

/** The environment for go: the machine's own toolchain only, no version control stamps. */
export function goEnv(env: NodeJS.ProcessEnv, bin?: string): NodeJS.ProcessEnv {
  const flags = [env.GOFLAGS, '-buildvcs=false'].filter(Boolean).join(' ');
  return { ...env, GOTOOLCHAIN: 'local', GOFLAGS: flags, ...(bin && { GOBIN: bin }) };
}

function older(version: string, wanted: string): boolean {
  const numbers = (text: string) => (text.match(/\d+(\.\d+)*/)?.[0] ?? '0').split('.').map(Number);
  const [have, want] = [numbers(version), numbers(wanted)];
  for (const [index, number] of want.entries()) {
    if ((have[index] ?? 0) !== number) return (have[index] ?? 0) < number;
  }
  return false;
}
