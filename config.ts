import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { z } from 'zod';
import { type EngineTls, EngineTlsError, engineTls } from './config/engine-tls.ts';
import { areProxies } from './config/proxies.ts';
import { rehearsalUrl } from './db/rehearsal-url.ts';
import { type KeySetting, keySetting } from './keys/setting.ts';

const port = z.coerce.number().int().min(0).max(65_535);

const LOOPBACK = '127.0.0.1';

/** Beyond this a due warning is of no use, and the queue keeps no job longer than two weeks. */
const MOST_RETRIES = 20;
const clock = '([01]\\d|2[0-3]):[0-5]\\d';

const environment = z.object({
  DATABASE_URL: z.string({ error: '请写明 PostgreSQL 连接串' }),
  /** Ledger of the rehearsals; a database of its own beside the product's unless told. */
  REHEARSAL_DATABASE_URL: z.string().optional(),
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('xuncheng'),
  REHEARSAL_NAMESPACE: z.string().min(1).default('xuncheng-rehearsal'),
  /** Where people find Temporal's own pages; shown on the page `/`. No other page may have payloads decoded. */
  TEMPORAL_UI_URL: z.url().optional(),
  TASK_QUEUE: z.string().min(1).default('xuncheng'),
  HOST: z.string().min(1).default(LOOPBACK),
  PORT: port.default(8080),
  /** The API over TLS, beside the plain one of this machine: PEM files, both or none, and where. */
  XUNCHENG_TLS_CERT: z.string().optional(),
  XUNCHENG_TLS_KEY: z.string().optional(),
  XUNCHENG_TLS_PORT: port.default(8443),
  /** Addresses of the reverse proxy before us: only its word on where a request comes from, and whether by TLS, counts. */
  XUNCHENG_TRUST_PROXY: z
    .string()
    .refine(areProxies, '应为反向代理的地址或网段，用逗号隔开，如 127.0.0.1,10.1.0.0/16')
    .optional(),
  XUNCHENG_DATA: z.string().min(1).default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long a request waits for the engine before it says: not confirmed. */
  ENGINE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5000),
  /** Largest scan（扫描件）that is taken. */
  SCAN_LIMIT_MB: z.coerce.number().int().min(1).max(200).default(20),
  /** Mail leaves the house only when both are given. */
  SMTP_URL: z.url({ protocol: /^smtps?$/, error: '应为 smtp://主机:端口 或 smtps://用户:口令@主机' }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*\S+@\S+$/, '应为邮箱，如 xcb@example.gov.cn 或 巡察办 <xcb@example.gov.cn>')
    .optional(),
  /** The robot of one group chat. */
  WEBHOOK_URL: z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 网址' }).optional(),
  WEBHOOK_FORM: z.enum(['wecom', 'dingtalk'], { error: '应为 wecom（企业微信）或 dingtalk（钉钉）' }).default('wecom'),
  WEBHOOK_SECRET: z.string().min(8, '至少 8 个字符').optional(),
  /** Where people open the API and its page; put before the links in notices. */
  PUBLIC_URL: z.url({ protocol: /^https?$/, error: '应为 http:// 或 https:// 网址' }).optional(),
  /** Asia/Shanghai, on working days; `always` sends at any hour of any day. Absent: as each rulebook says（`quiet`）. */
  NOTICE_HOURS: z
    .string()
    .regex(new RegExp(`^(${clock}-${clock}|always)$`), '应写作 08:00-18:00，或 always')
    .refine((text) => text === 'always' || text.slice(0, 5) < text.slice(6), '开始应早于结束')
    .optional(),
  /** The wait doubles after each try: 30 s and 12 tries last between a day and a half and three. */
  NOTICE_RETRY_LIMIT: z.coerce.number().int().min(0).max(MOST_RETRIES).default(12),
  NOTICE_RETRY_SECONDS: z.coerce.number().int().min(1).max(3600).default(30),
  /** After this a job of a worker that died is taken up again. */
  NOTICE_EXPIRE_SECONDS: z.coerce.number().int().min(2).max(600).default(60),
});

export type LogLevel = z.infer<typeof environment>['LOG_LEVEL'];

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
  /** Where the keys are that everything stored is encrypted with. */
  keys: KeySetting;
  logLevel: LogLevel;
  engineTimeoutMs: number;
  scanLimitBytes: number;
  notices: NoticeConfig;
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
  const given = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = environment.safeParse(given);
  if (!parsed.success) {
    const lines = parsed.error.issues.map((issue) => `${issue.path.join('.')}：${issue.message}`);
    throw new ConfigError(`环境变量有误\n${lines.join('\n')}`);
  }
  const read = parsed.data;
  if ((read.SMTP_URL === undefined) !== (read.MAIL_FROM === undefined)) {
    const missing = read.SMTP_URL === undefined ? 'SMTP_URL：没有填写邮件服务器' : 'MAIL_FROM：没有填写发件人';
    throw new ConfigError(`环境变量有误\n${missing}（SMTP_URL 与 MAIL_FROM 一起填写）`);
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
    dataDir: resolve(read.XUNCHENG_DATA),
    keys: keySetting(given, read.XUNCHENG_DATA),
    logLevel: read.LOG_LEVEL,
    engineTimeoutMs: read.ENGINE_TIMEOUT_MS,
    scanLimitBytes: read.SCAN_LIMIT_MB * 1_048_576,
    notices: noticeConfig(read),
  };
}

function listening({ HOST: host, PORT: port, XUNCHENG_TLS_PORT: tlsPort, ...read }: z.infer<typeof environment>) {
  const { XUNCHENG_TLS_CERT: cert, XUNCHENG_TLS_KEY: key } = read;
  if (cert === undefined && key === undefined) return { host, port };
  if (cert === undefined || key === undefined) {
    throw new ConfigError('环境变量有误\nXUNCHENG_TLS_CERT 与 XUNCHENG_TLS_KEY 一起填写');
  }
  return { host: LOOPBACK, port, tls: { host, port: tlsPort, cert, key } };
}

function tlsToEngine(env: NodeJS.ProcessEnv): Pick<Config, 'engineTls'> {
  try {
    const tls = engineTls(env);
    return tls ? { engineTls: tls } : {};
  } catch (error) {
    if (error instanceof EngineTlsError) throw new ConfigError(`环境变量有误\n${error.message}`);
    throw error;
  }
}

function noticeConfig(read: z.infer<typeof environment>): NoticeConfig {
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
