import { homedir } from 'node:os';
import { join } from 'node:path';

/** A Go program the product builds for itself at a pinned version. */
export interface Program {
  name: string;
  title: string;
  module: string;
  version: string;
  /** The file name `go install` gives it. */
  binary: string;
  /** How long a cold build takes, for the user. */
  expect: string;
}

const TEMPORAL = 'v1.32.0';

export const SERVER: Program = {
  name: 'temporal-server',
  title: 'Temporal 服务端',
  module: 'go.temporal.io/server/cmd/server',
  version: TEMPORAL,
  binary: 'server',
  expect: '4 到 8 分钟',
};

export const SQL_TOOL: Program = {
  name: 'temporal-sql-tool',
  title: 'Temporal 建库工具',
  module: 'go.temporal.io/server/cmd/tools/sql',
  version: TEMPORAL,
  binary: 'sql',
  expect: '10 秒',
};

export const WEB_UI: Program = {
  name: 'temporal-ui',
  title: 'Temporal 网页',
  module: 'github.com/temporalio/ui-server/v2/cmd/server',
  version: 'v2.54.1',
  binary: 'server',
  expect: '半分钟',
};

/** The oldest Go that builds the programs above (their go.mod asks for it). */
export const GO_VERSION = '1.26.8';

/** Where built programs are kept, outside any checkout: XUNCHENG_CACHE, else the user's cache folder. */
export function cacheDir(env: NodeJS.ProcessEnv): string {
  return env.XUNCHENG_CACHE ?? join(env.XDG_CACHE_HOME ?? join(env.HOME ?? homedir(), '.cache'), 'xuncheng');
}

/** Where one built program is kept: the path names version and platform. */
export function programPath(program: Program, env: NodeJS.ProcessEnv): string {
  return join(cacheDir(env), `${program.name}-${program.version}-${process.platform}-${process.arch}`, program.binary);
}
