import { z } from 'zod';
import { closes } from '../../workflows/history.ts';
import type { Evidence, Run, WorkflowEvidence } from '../evidence.ts';
import { BundleError } from './bundle-error.ts';

/** The shape of a bundle; another shape is another name. */
export const FORMAT = 'xuncheng-bundle/2';
/** Of releases whose histories were not encrypted: the same without keys. */
const FORMAT_WITHOUT_KEYS = 'xuncheng-bundle/1';
export const MANIFEST = 'manifest.json';
export const SIGNATURE = 'manifest.sig';
export const CHECKPOINTS = 'checkpoints.json';

const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);

const runSchema = z.strictObject({ runId: z.string().min(1), events: count, closed: z.boolean() });

const workflowSchema = z.strictObject({
  workflowId: z.string().min(1),
  /** Its chain, oldest first; runs beside it. */
  runs: z.array(runSchema),
  strays: z.array(runSchema),
  entries: count,
  /** Hash of its last entry: what checkpoints sign. */
  head: sha256.nullable(),
});

const manifestSchema = z.strictObject({
  format: z.enum([FORMAT_WITHOUT_KEYS, FORMAT]),
  /** A round's number, or `office`. */
  round: z.string().min(1),
  /** UTC. */
  madeAt: z.iso.datetime(),
  /** Version of the product. */
  release: z.string().min(1),
  /** Public half of the key that opens it. */
  recipient: z.string().regex(/^age1[0-9a-z]+$/),
  /** Key the manifest is signed with. */
  signedBy: z.string().regex(/^[0-9a-f]{16}$/),
  workflows: z.array(workflowSchema),
  builds: z.array(z.string()),
  rulebooks: z.array(sha256),
  calendars: z.array(z.string()),
  /** How many checkpoints there are, from the first on, and the hash of the last. */
  checkpoints: z.strictObject({ count, last: sha256.nullable() }),
  /** All other members in their order, as they are stored. */
  members: z.array(z.strictObject({ name: z.string(), bytes: count, sha256 })),
});

/** What anybody may read of a bundle: numbers, ids and hashes, no name and no text. */
export type Manifest = z.infer<typeof manifestSchema>;

/** What a manifest says of the evidence. */
export type Told = Pick<Manifest, 'round' | 'workflows' | 'checkpoints'>;

/** The same for the evidence that is written and for the one that was read. */
export function told({ round, workflows, checkpoints }: Evidence): Told {
  return {
    round,
    workflows: workflows.map(workflowTold),
    checkpoints: { count: checkpoints.length, last: checkpoints.at(-1)?.hash ?? null },
  };
}

function workflowTold({ workflowId, runs, strays, entries }: WorkflowEvidence): Manifest['workflows'][number] {
  return {
    workflowId,
    runs: runs.map(runTold),
    strays: strays.map(runTold),
    entries: entries.length,
    head: entries.at(-1)?.hash ?? null,
  };
}

function runTold({ runId, history }: Run): z.infer<typeof runSchema> {
  const events = history.events ?? [];
  return { runId, events: events.length, closed: closes(events.at(-1)) };
}

/** Reads a manifest whose signature was looked at before. */
export function manifestIn(bytes: Uint8Array): Manifest {
  const { data, error } = manifestSchema.safeParse(jsonIn(bytes, MANIFEST));
  if (data) return data;
  const { path, message } = error.issues[0] ?? { path: [], message: '' };
  if (path[0] === 'format') throw new BundleError(`不认得审计包的格式：应为 ${FORMAT}；请用打包那一版的核对程序`);
  throw new BundleError(`清单（${MANIFEST}）的 ${path.join('.')} 不对：${message}`);
}

/** JSON of a member. */
export function jsonIn(bytes: Uint8Array, name: string): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new BundleError(`成员 ${name} 不是完整的 JSON`);
  }
}
