import { join } from 'node:path';
import { stringify } from 'yaml';
import { type BuildOptions, ensureProgram } from '../build/install.ts';
import { WEB_UI } from '../build/programs.ts';
import { type Daemon, type DaemonOptions, killLeftover, startDaemon } from '../daemon.ts';
import { writeWhole } from '../files.ts';
import { NAMESPACE } from './namespaces.ts';

/** What the Web UI is told. */
export interface UiOptions {
  dataDir: string;
  temporalAddress: string;
  port: number;
  /** The API that makes payloads readable for whoever signed in there and may audit. */
  apiUrl: string;
}

/** Builds (once) and starts Temporal's Web UI, read-only, on loopback. */
export async function startUi(options: UiOptions, build: BuildOptions): Promise<Daemon> {
  const { dataDir, temporalAddress, port, apiUrl } = options;
  const files = uiFiles(dataDir);
  const command = await ensureProgram(WEB_UI, build);
  const config = {
    temporalGrpcAddress: temporalAddress,
    host: '127.0.0.1',
    port,
    enableUi: true,
    defaultNamespace: NAMESPACE,
    // Every act of a round has a name on record; a click in this page would have none.
    disableWriteActions: true,
    disableNewsFetch: true,
    hideLogs: true,
    refreshInterval: '1m',
    codec: {
      endpoint: `${apiUrl}/api/codec`,
      // Not an access token: the browser sends what the auditor signed in to the API with.
      passAccessToken: false,
      includeCredentials: true,
      defaultErrorMessage: '内容解不开：请先用审计账号登录巡程，再刷新本页',
      defaultErrorLink: `${apiUrl}/`,
    },
    cors: { cookieInsecure: true, allowOrigins: [`http://127.0.0.1:${port}`] },
  };
  await writeWhole(join(files.mark, 'base.yaml'), stringify(config));
  return startDaemon({ ...files, command, args: ['--root', '/', '--config', files.mark, '--env', 'base', 'start'] });
}

/** Kills the Web UI that a killed parent left running on this data folder. */
export function killLeftoverUi(dataDir: string): Promise<boolean> {
  return killLeftover(uiFiles(dataDir));
}

function uiFiles(dataDir: string): Pick<DaemonOptions, 'pidFile' | 'logFile' | 'mark'> {
  const mark = join(dataDir, 'temporal-ui');
  return { mark, pidFile: join(mark, 'pid'), logFile: join(dataDir, 'logs', 'temporal-ui.log') };
}
