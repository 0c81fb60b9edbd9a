import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { type EngineTls, EngineTlsError, engineTls } from './config/engine-tls.ts';
import { type Environment, environment, type Setting } from './config/environment.ts';
import { wrongSetting } from './config/said.ts';
import { SecretFileError, withSecretFiles } from './config/secret-files.ts';
import { rehearsalUrl } from './db/rehearsal-url.ts';
import { KeySettingError } from './keys/key-error.ts';
import { type KeySetting, keySetting } from './keys/setting.ts';

const LOOPBACK = '127.0.0.1';

export type LogLevel = Environment['LOG_LEVEL'];

/** What the processes are told from outside. */
export interface Config {
  databaseUrl: string;
  rehearsalDatabaseUrl: string;
  temporalAddress: string;
  namespace: string;
  rehearsalNamespace: string;
  temporalUiUrl?: string;
  taskQueue: string;
  host: string;
  port: number;
  /** Where the API is also asked over TLS; the plain one is for this machine alone then. */
  tls?: { host: string; port: number; cert: string; key: string };
  trustProxy?: string;
  /** To an engine that is asked over TLS. */
  engineTls?: EngineTls;
  dataDir: string;
  /** Folder of a county's own papers; ours alone without. */
  papersDir?: string;
  /** Where the keys are that everything stored is encrypted with. */
  keys: KeySetting;
  logLevel: LogLevel;
  engineTimeoutMs: number;
  scanLimitBytes: number;
  /** Where Prometheus may ask, and with which bearer token. */
  metrics?: MetricsConfig;
  notices: NoticeConfig;
}

/** Without a token only this machine is let in. */
export interface MetricsConfig {
  host: string;
  port: number;
  token?: string;
}

/** How notices leave the house; without `mail` and `webhook` they stay in the inbox. */
export interface NoticeConfig {
  mail?: { url: string; from: string };
  webhook?: { url: string; form: 'wecom' | 'dingtalk'; secret?: string };
  publicUrl?: string;
  /** Opening hours of a working day, 'HH:MM' in Asia/Shanghai, or those of each rulebook; none means at any time. */
  hours?: { from: string; to: string } | 'rulebook';
  retryLimit: number;
  retrySeconds: number;
  expireSeconds: number;
}

/** Where and how the engine is connected to. */
export function engineAddress({ temporalAddress, engineTls: tls }: Pick<Config, 'temporalAddress' | 'engineTls'>) {
  return { address: temporalAddress, ...(tls && { tls }) };
}

/** An environment that cannot be used; the message lists every variable that is wrong. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

/** Reads the environment: the only place outside stack/ that does. Empty variables count as absent. */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const filled = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const given = wrongIf(SecretFileError, () => withSecretFiles(filled));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const names = new Set(parsed.error.issues.map(({ path }) => path[0] as Setting));
    throw wrong([...names].map((name) => wrongSetting(name, given[name])).join('\n'));
  }
  const read = parsed.data;
  if ((read.SMTP_URL === undefined) !== (read.MAIL_FROM === undefined)) {
    const missing = read.SMTP_URL === undefined ? 'SMTP_URL：没有填写邮件服务器' : 'MAIL_FROM：没有填写发件人';
    throw wrong(`${missing}（SMTP_URL 与 MAIL_FROM 一起填写）`);
  }
  return {
    databaseUrl: read.DATABASE_URL,
    rehearsalDatabaseUrl: read.REHEARSAL_DATABASE_URL ?? rehearsalUrl(read.DATABASE_URL),
    temporalAddress: read.TEMPORAL_ADDRESS,
    namespace: read.TEMPORAL_NAMESPACE,
    rehearsalNamespace: read.REHEARSAL_NAMESPACE,
    ...(read.TEMPORAL_UI_URL && { temporalUiUrl: read.TEMPORAL_UI_URL }),
    taskQueue: read.TASK_QUEUE,
    ...listening(read),
    ...(read.XUNCHENG_TRUST_PROXY && { trustProxy: read.XUNCHENG_TRUST_PROXY }),
    ...tlsToEngine(given),
    ...metricsConfig(read),
    dataDir: resolve(read.XUNCHENG_DATA),
    ...(read.XUNCHENG_PAPERS_DIR && { papersDir: resolve(read.XUNCHENG_PAPERS_DIR) }),
    keys: wrongIf(KeySettingError, () => keySetting(given, read.XUNCHENG_DATA)),
    logLevel: read.LOG_LEVEL,
    engineTimeoutMs: read.ENGINE_TIMEOUT_MS,
    scanLimitBytes: read.SCAN_LIMIT_MB * 1_048_576,
    notices: noticeConfig(read),
  };
}

function listening({ HOST: host, PORT: port, XUNCHENG_TLS_PORT: tlsPort, ...read }: Environment) {
  const { XUNCHENG_TLS_CERT: cert, XUNCHENG_TLS_KEY: key } = read;
  if (cert === undefined && key === undefined) return { host, port };
  if (cert === undefined || key === undefined) {
    throw wrong('XUNCHENG_TLS_CERT 与 XUNCHENG_TLS_KEY 一起填写');
  }
  return { host: LOOPBACK, port, tls: { host, port: tlsPort, cert, key } };
}

function tlsToEngine(env: NodeJS.ProcessEnv): Pick<Config, 'engineTls'> {
  const tls = wrongIf(EngineTlsError, () => engineTls(env));
  return tls ? { engineTls: tls } : {};
}

function metricsConfig({ METRICS_PORT: port, METRICS_HOST: host, METRICS_TOKEN: token }: Environment) {
  if (port === undefined) return {};
  if (token === undefined && !isLoopback(host)) {
    throw wrong(`${wrongSetting('METRICS_TOKEN', undefined)}（METRICS_HOST 不是本机，必须有）`);
  }
  return { metrics: { host, port, ...(token !== undefined && { token }) } };
}

/** Whether only this machine can ask what listens there. */
export function isLoopback(host: string): boolean {
  return [LOOPBACK, '::1', 'localhost'].includes(host);
}

function wrong(lines: string): ConfigError {
  return new ConfigError(`环境变量有误\n${lines}`);
}

/** What this kind of error says becomes what is said of the environment. */
function wrongIf<T>(kind: new (message: string) => Error, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw error instanceof kind ? wrong(error.message) : error;
  }
}

function noticeConfig(read: Environment): NoticeConfig {
  const { SMTP_URL: smtp, MAIL_FROM: from, WEBHOOK_URL: hook, WEBHOOK_FORM: form, WEBHOOK_SECRET: secret } = read;
  const { PUBLIC_URL: publicUrl, NOTICE_HOURS: hours } = read;
  return {
    ...(smtp !== undefined && from !== undefined && { mail: { url: smtp, from } }),
    ...(hook !== undefined && { webhook: { url: hook, form, ...(secret !== undefined && { secret }) } }),
    ...(publicUrl !== undefined && { publicUrl: publicUrl.replace(/\/+$/, '') }),
    ...(hours !== 'always' && {
      hours: hours === undefined ? 'rulebook' : { from: hours.slice(0, 5), to: hours.slice(6) },
    }),
    retryLimit: read.NOTICE_RETRY_LIMIT,
    retrySeconds: read.NOTICE_RETRY_SECONDS,
    expireSeconds: read.NOTICE_EXPIRE_SECONDS,
  };
}

/** The product's version, as package.json has it. */
export function productVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('./package.json', import.meta.url), 'utf8')) as {
    version: string;
  };
  return version;
}
