import { createHash } from 'node:crypto';
import * as commonJs from 'canonicalize';

/** The package is CommonJS, its types say ESM. */
const canonicalize = commonJs.default as unknown as (value: unknown) => string | undefined;

/** Canonical JSON (RFC 8785): the same text for the same value, whatever the order of its keys. */
export function canonical(value: unknown): string {
  return canonicalize(value) ?? 'null';
}

/** sha256 of the value's canonical JSON, in hex. */
export function hashOf(value: unknown): string {
  return createHash('sha256').update(canonical(value)).digest('hex');
}
