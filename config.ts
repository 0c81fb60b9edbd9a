import { z } from 'zod';

const environment = z.object({
  DATABASE_URL: z.string().min(1),
  TEMPORAL_ADDRESS: z.string().min(1),
  TEMPORAL_NAMESPACE: z.string().default('xuncheng'),
  REHEARSAL_NAMESPACE: z.string().default('xuncheng-rehearsal'),
  TASK_QUEUE: z.string().default('xuncheng'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().default(8080),
  XUNCHENG_DATA: z.string().default('.data'),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** How long a caller waits for the engine before it is told 尚未确认. */
  ANSWER_TIMEOUT_MS: z.coerce.number().int().positive().default(5000),
});

/** Settings of the two processes. Read here and nowhere else but in `stack/`. */
export type Config = z.infer<typeof environment>;

/** The settings of this process; throws naming what is missing. */
export function readConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const parsed = environment.safeParse(env);
  if (parsed.success) return parsed.data;
  throw new Error(`环境变量有误：${z.prettifyError(parsed.error)}`);
}
