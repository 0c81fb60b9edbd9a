import { resolve } from 'node:path';
import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65_535);

const environment = z.object({
  DATABASE_URL: z.string({ error: '请写明 PostgreSQL 连接串' }),
  /** Ledger of the rehearsals; a database of its own beside the product's unless told. */
  REHEARSAL_DATABASE_URL: z.string().optional(),
  TEMPORAL_ADDRESS: z.string().min(1).default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().min(1).default('xuncheng'),
  REHEARSAL_NAMESPACE: z.string().min(1).default('xuncheng-rehearsal'),
  /** Where people find Temporal's own pages; shown on the page `/`. */
  TEMPORAL_UI_URL: z.url().optional(),
  TASK_QUEUE: z.string().min(1).default('xuncheng'),
  HOST: z.string().min(1).default('127.0.0.1'),
  PORT: port.default(8080),
  XUNCHENG_DATA: z.string().min(1).default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long a request waits for the engine before it says: not confirmed. */
  ENGINE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5000),
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
  dataDir: string;
  logLevel: LogLevel;
  engineTimeoutMs: number;
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
  return {
    databaseUrl: read.DATABASE_URL,
    rehearsalDatabaseUrl: read.REHEARSAL_DATABASE_URL ?? besideIt(read.DATABASE_URL),
    temporalAddress: read.TEMPORAL_ADDRESS,
    namespace: read.TEMPORAL_NAMESPACE,
    rehearsalNamespace: read.REHEARSAL_NAMESPACE,
    ...(read.TEMPORAL_UI_URL && { temporalUiUrl: read.TEMPORAL_UI_URL }),
    taskQueue: read.TASK_QUEUE,
    host: read.HOST,
    port: read.PORT,
    dataDir: resolve(read.XUNCHENG_DATA),
    logLevel: read.LOG_LEVEL,
    engineTimeoutMs: read.ENGINE_TIMEOUT_MS,
  };
}

/** `<database>_rehearsal` on the same server. */
function besideIt(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return databaseUrl;
  const url = new URL(databaseUrl);
  url.pathname = `/${url.pathname.slice(1) || url.username || 'postgres'}_rehearsal`;
  return url.href;
}
