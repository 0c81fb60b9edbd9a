import { z } from 'zod';

/** What a backup tells of itself, as its first member. */
export const MANIFEST = 'backup.json';

export const manifestSchema = z.object({
  format: z.literal(1),
  version: z.string(),
  madeAt: z.string(),
  /** Whether the keys are in it; then whoever has the file can read everything. */
  withKeys: z.boolean(),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** The cluster has the ledgers and the engine's databases: stopped, all of them are at one and the same moment. */
export const CLUSTER = 'postgres';
/** The passwords inside the cluster are of no use without it, nor it without them. */
export const SECRETS = 'secrets.json';
export const RULEBOOKS = 'rulebooks';
export const KEYS = 'keys';

/** What is of one run only. */
const LEFT_OUT = /^postgres\/(postmaster\.(pid|opts)|pg_stat_tmp\/.+)$/;
const PUBLIC = /^keys(\/[^/]+\.pub\.pem)?$/;

/** Whether a path of the data folder belongs into a backup; of the keys only the public ones, unless asked. */
export function isKept(path: string, withKeys: boolean): boolean {
  if (path === KEYS || path.startsWith(`${KEYS}/`)) return withKeys || PUBLIC.test(path);
  return !LEFT_OUT.test(path);
}
