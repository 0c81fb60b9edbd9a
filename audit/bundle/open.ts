import { z } from 'zod';
import type { CheckpointRow } from '../../db/queries/checkpoints.ts';
import { sha256Of } from '../../workflows/build-id.ts';
import { BundleError } from './bundle-error.ts';
import { type Files, isAsPacked, unpack } from './container.ts';
import { CHECKPOINTS, jsonIn, MANIFEST, type Manifest, manifestIn, SIGNATURE } from './manifest.ts';
import { checkSignature } from './signature.ts';

/** A bundle whose seal is whole: what can be known of it without the round's key. */
export interface Sealed {
  manifest: Manifest;
  /** sha256 of the manifest. */
  fingerprint: string;
  checkpoints: CheckpointRow[];
  /** Members as they are stored, in the manifest's order. */
  members: Files;
}

/**
 * Looks at everything that can be looked at from outside: the file is as it was packed, the manifest is signed by a
 * trusted key, each member is the one the manifest lists, in its order. Nothing of an untrusted bundle is opened: it
 * carries code that a replay would run.
 */
export function openSealed(bytes: Uint8Array, publicKeys: readonly string[]): Sealed {
  const files = unpack(bytes);
  const [text, signature] = [files.get(MANIFEST), files.get(SIGNATURE)];
  if (!text || !signature) throw new BundleError(`不是审计包：里面没有 ${text ? SIGNATURE : MANIFEST}`);
  checkSignature(text, signature, publicKeys);
  const manifest = manifestIn(text);
  checkMembers(manifest, files);
  if (!isAsPacked(bytes, files))
    throw new BundleError('不是原样的审计包：成员都对，但文件被重新打包过，或夹带了别的字节');
  const members = new Map([...files].slice(2));
  return { manifest, fingerprint: sha256Of(text), checkpoints: checkpointsIn(manifest, members), members };
}

function checkMembers(manifest: Manifest, files: Files): void {
  const listed = [MANIFEST, SIGNATURE, ...manifest.members.map(({ name }) => name)];
  const known = new Set(listed);
  const there = [...files.keys()];
  const missing = listed.find((name) => !files.has(name));
  if (missing !== undefined) throw new BundleError(`少了成员 ${missing}`);
  const extra = there.find((name) => !known.has(name));
  if (extra !== undefined) throw new BundleError(`多出成员 ${extra}，清单里没有`);
  const at = listed.findIndex((name, place) => there[place] !== name);
  if (at >= 0) throw new BundleError(`成员的次序与清单不同：第 ${at + 1} 件应是 ${listed[at]}`);
  for (const { name, bytes, sha256 } of manifest.members) {
    const stored = files.get(name);
    if (stored?.length !== bytes || sha256Of(stored) !== sha256) {
      throw new BundleError(`成员 ${name} 不是清单所记的：被改，或是别的审计包的`);
    }
  }
}

const checkpointsSchema = z.array(
  z.strictObject({
    no: z.int(),
    at: z.iso.datetime(),
    kind: z.enum(['daily', 'archive']),
    reason: z.string(),
    previous: z.string(),
    heads: z.array(z.strictObject({ workflowId: z.string(), seq: z.int(), hash: z.string() })),
    hash: z.string(),
    keyId: z.string(),
    signature: z.string(),
  }),
);

function checkpointsIn({ checkpoints }: Manifest, members: Files): CheckpointRow[] {
  const stored = members.get(CHECKPOINTS);
  if (!stored) throw new BundleError(`少了成员 ${CHECKPOINTS}`);
  const { data } = checkpointsSchema.safeParse(jsonIn(stored, CHECKPOINTS));
  if (!data) throw new BundleError(`成员 ${CHECKPOINTS} 不是检查点的清单`);
  if (data.length !== checkpoints.count || (data.at(-1)?.hash ?? null) !== checkpoints.last) {
    throw new BundleError(`成员 ${CHECKPOINTS} 的检查点与清单所说的不同`);
  }
  return data;
}
