const BYTES = 16;

/** A new Idempotency-Key. Not randomUUID: an intranet page without TLS does not have it. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(BYTES));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
