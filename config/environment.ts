import { z } from 'zod';
import { isFolder } from './folder.ts';
import { areProxies } from './proxies.ts';

const port = z.coerce.number().int().min(0).max(65_535);

/** Beyond this a due warning is of no use, and the queue keeps no job longer than two weeks. */
const MOST_RETRIES = 20;
const clock = '([01]\\d|2[0-3]):[0-5]\\d';

/** Every setting that the processes read; what each has to be is told in `said.ts`. */
export const environment = z.object({
  DATABASE_URL: z.string().regex(/^postgres(ql)?:\/\/\S+$/),
  /** Ledger of the rehearsals; a database of its own beside the product's unless told. */
  REHEARSAL_DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\/\S+$/)
    .optional(),
  TEMPORAL_ADDRESS: z
    .string()
    .regex(/^[^\s/]+:\d{1,5}$/)
    .default('127.0.0.1:7233'),
  TEMPORAL_NAMESPACE: z.string().regex(/^\S+$/).default('xuncheng'),
  REHEARSAL_NAMESPACE: z.string().regex(/^\S+$/).default('xuncheng-rehearsal'),
  /** Where people find Temporal's own pages; shown on the page `/`. No other page may have payloads decoded. */
  TEMPORAL_UI_URL: z.url({ protocol: /^https?$/ }).optional(),
  TASK_QUEUE: z.string().regex(/^\S+$/).default('xuncheng'),
  HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
  PORT: port.default(8080),
  /** The API over TLS, beside the plain one of this machine: PEM files, both or none, and where. */
  XUNCHENG_TLS_CERT: z.string().optional(),
  XUNCHENG_TLS_KEY: z.string().optional(),
  XUNCHENG_TLS_PORT: port.default(8443),
  /** Addresses of the reverse proxy before us: only its word on where a request comes from, and whether by TLS, counts. */
  XUNCHENG_TRUST_PROXY: z.string().refine(areProxies).optional(),
  XUNCHENG_DATA: z.string().min(1).default('.data'),
  /** A county's own papers（公文样式）, each in the place of ours of the same id. */
  XUNCHENG_PAPERS_DIR: z.string().refine(isFolder).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long a request waits for the engine before it says: not confirmed. */
  ENGINE_TIMEOUT_MS: z.coerce.number().int().min(100).max(60_000).default(5000),
  /** Largest scan（扫描件）that is taken. */
  SCAN_LIMIT_MB: z.coerce.number().int().min(1).max(200).default(20),
  /** Where Prometheus asks; none without a port. */
  METRICS_PORT: port.optional(),
  METRICS_HOST: z.string().regex(/^\S+$/).default('127.0.0.1'),
  /** Bearer token of whoever asks; needed where others than this machine can. */
  METRICS_TOKEN: z.string().min(16).optional(),
  /** Mail leaves the house only when both are given. */
  SMTP_URL: z.url({ protocol: /^smtps?$/ }).optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*\S+@\S+$/)
    .optional(),
  /** The robot of one group chat. */
  WEBHOOK_URL: z.url({ protocol: /^https?$/ }).optional(),
  WEBHOOK_FORM: z.enum(['wecom', 'dingtalk']).default('wecom'),
  WEBHOOK_SECRET: z.string().min(8).optional(),
  /** Where people open the API and its page; put before the links in notices. */
  PUBLIC_URL: z.url({ protocol: /^https?$/ }).optional(),
  /** Asia/Shanghai, on working days; `always` sends at any hour of any day. Absent: as each rulebook says（`quiet`）. */
  NOTICE_HOURS: z
    .string()
    .regex(new RegExp(`^(${clock}-${clock}|always)$`))
    .refine((text) => text === 'always' || text.slice(0, 5) < text.slice(6))
    .optional(),
  /** The wait doubles after each try: 30 s and 12 tries last between a day and a half and three. */
  NOTICE_RETRY_LIMIT: z.coerce.number().int().min(0).max(MOST_RETRIES).default(12),
  NOTICE_RETRY_SECONDS: z.coerce.number().int().min(1).max(3600).default(30),
  /** After this a job of a worker that died is taken up again. */
  NOTICE_EXPIRE_SECONDS: z.coerce.number().int().min(2).max(600).default(60),
});

export type Environment = z.infer<typeof environment>;
export type Setting = keyof Environment;
