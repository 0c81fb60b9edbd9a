import { createPublicKey, type KeyObject } from 'node:crypto';
import { keyIdOf } from '../../db/checkpoint.ts';
import { sha256Of } from '../../workflows/build-id.ts';
import { LOCKED, lock } from './cipher.ts';
import { type Files, pack } from './container.ts';
import type { Contents } from './contents.ts';
import { CHECKPOINTS, FORMAT, MANIFEST, type Manifest, SIGNATURE, told } from './manifest.ts';
import { membersOf } from './members.ts';
import { signManifest } from './signature.ts';

/** How a bundle is made: signed with the ledger's key, opened by the round's. */
export interface Making {
  signingKey: KeyObject;
  /** `age1…` of the round. */
  recipient: string;
  /** Version of the product. */
  release: string;
  /** UTC. */
  madeAt: string;
}

/** A bundle, and the sha256 of its manifest: what is written on the slip it is handed over with. */
export interface Written {
  bytes: Uint8Array;
  manifest: Manifest;
  fingerprint: string;
}

/** One file of everything an audit of a round looks at. */
export async function writeBundle(contents: Contents, making: Making): Promise<Written> {
  const { evidence, rulebooks, calendars } = contents;
  const members = new Map([[CHECKPOINTS, jsonOf(evidence.checkpoints)]]);
  for (const [name, clear] of membersOf(contents)) members.set(name + LOCKED, await lock(clear, making.recipient));
  const { round, workflows, checkpoints } = told(evidence);
  return sealed(members, making.signingKey, {
    format: FORMAT,
    round,
    madeAt: making.madeAt,
    release: making.release,
    recipient: making.recipient,
    workflows,
    builds: [...evidence.builds.keys()],
    rulebooks: [...rulebooks.keys()],
    calendars: [...calendars.keys()],
    checkpoints,
  });
}

/** Members under a manifest of their own, signed. */
export function sealed(members: Files, key: KeyObject, said: Omit<Manifest, 'signedBy' | 'members'>): Written {
  const manifest: Manifest = {
    ...said,
    signedBy: keyIdOf(createPublicKey(key)),
    members: [...members].map(([name, stored]) => ({ name, bytes: stored.length, sha256: sha256Of(stored) })),
  };
  const text = jsonOf(manifest);
  const files = new Map([[MANIFEST, text], [SIGNATURE, signManifest(text, key)], ...members]);
  return { bytes: pack(files), manifest, fingerprint: sha256Of(text) };
}

/** Laid out for people: the manifest is what an auditor without the key has to go by. */
function jsonOf(value: unknown): Uint8Array {
  return new TextEncoder().encode(`${JSON.stringify(value, null, 1)}\n`);
}
