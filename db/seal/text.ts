import { ring } from '../../keys/open.ts';

/** `enc1:<key id>:<base64>`: what tells a sealed text from one that an earlier release wrote in the clear. */
const SEALED = /^enc1:([A-Za-z0-9][\w.-]{0,31}):([A-Za-z0-9+/]{38,}={0,2})$/;

/** Whether a stored text is ciphertext. */
export function isSealed(stored: string): boolean {
  return SEALED.test(stored);
}

/** Which key a stored text is under; undefined when it is in the clear. */
export function keyIdOf(stored: string): string | undefined {
  return SEALED.exec(stored)?.[1];
}

/** A text as the database keeps it. `context` is the column, `people.name`: elsewhere it does not open. */
export function sealText(clear: string, context: string): string {
  const { keyId, bytes } = ring().seal(Buffer.from(clear, 'utf8'), context);
  return `enc1:${keyId}:${Buffer.from(bytes).toString('base64')}`;
}

/** The text of a stored one; what was written in the clear is itself. Throws for an unknown key or a damaged text. */
export function openText(stored: string, context: string): string {
  const [, keyId, body] = SEALED.exec(stored) ?? [];
  if (keyId === undefined || body === undefined) return stored;
  const clear = ring().open({ keyId, bytes: Buffer.from(body, 'base64') }, context);
  return Buffer.from(clear).toString('utf8');
}
