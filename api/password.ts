import { randomBytes } from 'node:crypto';
import { hash, verify } from '@node-rs/argon2';
import { verifyScrypt } from './auth/scrypt.ts';

/** OWASP's first choice of argon2id (the library's algorithm unless told): 19 MiB, 2 passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
const CURRENT = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$`;

/** `$argon2id$v=19$m=…,t=…,p=…$salt$key`: the parameters travel with the hash, so they can be raised later. */
export function hashPassword(password: string): Promise<string> {
  return hash(password, COST);
}

/** Whether `stored` is of this password; what is no hash is of none. */
export async function verifyPassword(password: string, stored: string): Promise<boolean> {
  if (stored.startsWith('scrypt$')) return verifyScrypt(password, stored);
  if (!stored.startsWith('$argon2id$')) return false;
  return verify(stored, password);
}

/** Whether the hash is of an earlier release's kind: replaced when its password is next seen. */
export function isOutdated(stored: string): boolean {
  return !stored.startsWith(CURRENT);
}

/** A password nobody has chosen: 22 characters of 128 random bits. */
export function randomPassword(): string {
  return randomBytes(16).toString('base64url');
}
