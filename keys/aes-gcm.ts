import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';

const ALGORITHM = 'aes-256-gcm';
const IV_BYTES = 12;
const TAG_BYTES = 16;

/** A key of AES-256, in bytes. */
export const KEY_BYTES = 32;

/** AES-256-GCM: a random 96-bit IV, the ciphertext, the tag of 128 bits; `bound` must be given again to open it. */
export function encrypt(key: Uint8Array, clear: Uint8Array, bound: Uint8Array): Uint8Array {
  const iv = randomBytes(IV_BYTES);
  const cipher = createCipheriv(ALGORITHM, key, iv, { authTagLength: TAG_BYTES }).setAAD(bound);
  return Buffer.concat([iv, cipher.update(clear), cipher.final(), cipher.getAuthTag()]);
}

/** What `encrypt` was given; throws when a byte of it, the key or `bound` is another. */
export function decrypt(key: Uint8Array, sealed: Uint8Array, bound: Uint8Array): Uint8Array {
  if (sealed.length < IV_BYTES + TAG_BYTES) throw new Error('too short');
  const body = sealed.length - TAG_BYTES;
  const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(0, IV_BYTES), { authTagLength: TAG_BYTES });
  decipher.setAAD(bound).setAuthTag(sealed.subarray(body));
  return Buffer.concat([decipher.update(sealed.subarray(IV_BYTES, body)), decipher.final()]);
}
