import { createHash, randomBytes } from 'node:crypto';

const BYTES = 32;
/** 32 bytes in base64url. */
export const TOKEN = /^[A-Za-z0-9_-]{43}$/;

/** A token nobody can guess; it is told once and kept nowhere. */
export function newToken(): string {
  return randomBytes(BYTES).toString('base64url');
}

/** What the table keeps, and is looked up by: the time of a look-up tells nothing of the token. */
export function tokenHash(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}

/** An address as a log may show it: who has a feed's token may read the feed. */
export function withoutToken(url: string): string {
  return url.replace(/^(\/+feeds\/+)[^/?#]*/i, '$1***');
}
