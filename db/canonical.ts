import { createHash } from 'node:crypto';
import * as canonical from 'canonicalize';

/** Canonical JSON (RFC 8785). The package is CommonJS, its types say ESM. */
export const canonicalize = canonical.default as unknown as (value: unknown) => string;

/** sha256 of the canonical JSON of a value, hex. */
export function canonicalHash(value: unknown): string {
  return createHash('sha256').update(canonicalize(value)).digest('hex');
}
