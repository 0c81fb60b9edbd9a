import { createHash, createPublicKey, type KeyObject, sign, verify } from 'node:crypto';
import { hashOf } from '../procedure/rulebook/hash.ts';
import type { checkpoints } from './schema/checkpoints.ts';

type CheckpointRow = typeof checkpoints.$inferSelect;

/** A checkpoint before it is signed. */
export type Unsigned = Omit<CheckpointRow, 'hash' | 'keyId' | 'signature'>;

/** What a checkpoint's hash is of: everything but the hash itself and the signature over it. */
export function checkpointHash({ no, at, kind, reason, previous, heads }: Unsigned): string {
  return hashOf({ no, at: new Date(at).toISOString(), kind, reason, previous, heads });
}

/** Signs a checkpoint with an Ed25519 key. */
export function signCheckpoint(checkpoint: Unsigned, key: KeyObject): CheckpointRow {
  const hash = checkpointHash(checkpoint);
  const signature = sign(null, Buffer.from(hash, 'hex'), key).toString('base64');
  return { ...checkpoint, hash, keyId: keyIdOf(createPublicKey(key)), signature };
}

/** Whether the signature over the hash is this key's. */
export function isSignedBy({ hash, signature }: CheckpointRow, publicKey: KeyObject): boolean {
  return verify(null, Buffer.from(hash, 'hex'), publicKey, Buffer.from(signature, 'base64'));
}

/** Names a public key: the first 16 hex digits of the sha256 of its DER form. */
export function keyIdOf(publicKey: KeyObject): string {
  const der = publicKey.export({ type: 'spki', format: 'der' });
  return createHash('sha256').update(der).digest('hex').slice(0, 16);
}
