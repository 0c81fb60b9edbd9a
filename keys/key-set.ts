import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import { KEY_BYTES } from './aes-gcm.ts';

const FORMAT = 'xuncheng-keys/1';

/** A key's name. Kept in the clear beside everything under it, so it says nothing of the key. */
export const keyId = z.string().regex(/^[A-Za-z0-9][\w.-]{0,31}$/, '应为 1–32 个字母、数字、点、横线，如 k1-3f9a');

/** The 32 bytes of a key, in base64. */
export const keyBytes = z
  .base64('应为 base64')
  .transform((text) => new Uint8Array(Buffer.from(text, 'base64')))
  .refine(({ length }) => length === KEY_BYTES, { error: `应为 ${KEY_BYTES} 字节的密钥（base64 写作 44 个字符）` });

/** One key. */
export interface StoredKey {
  id: string;
  key: Uint8Array;
  /** UTC; null where nobody noted it (keys given in the environment). */
  madeAt: string | null;
}

/** Every key there is, and the one new things are kept under. */
export interface KeySet {
  active: string;
  keys: readonly StoredKey[];
}

const storedKey = z.strictObject({ id: keyId, madeAt: z.iso.datetime('应为 UTC 时间').nullable(), key: keyBytes });

/** Keys as JSON has them. */
export const keyListSchema = z.array(storedKey);

/** A key set as its file has it. */
export const keyFileSchema = z
  .strictObject({
    format: z.literal(FORMAT, { error: `应为 ${FORMAT}` }),
    active: keyId,
    keys: keyListSchema,
  })
  .refine(({ keys }) => new Set(keys.map(({ id }) => id)).size === keys.length, {
    path: ['keys'],
    error: '有两把密钥同名',
  })
  .refine(({ active, keys }) => keys.some(({ id }) => id === active), {
    path: ['active'],
    error: '不是 keys 里的一把',
  })
  .transform(({ active, keys }): KeySet => ({ active, keys }));

/** The text of a key file. */
export function keyFileText({ active, keys }: KeySet): string {
  return `${JSON.stringify({ format: FORMAT, active, keys: keyList(keys) }, null, 2)}\n`;
}

/** Keys for JSON, as `keyListSchema` reads them. */
export function keyList(keys: readonly StoredKey[]): z.input<typeof keyListSchema> {
  return keys.map(({ id, madeAt, key }) => ({ id, madeAt, key: Buffer.from(key).toString('base64') }));
}

/**
 * A new key. The number says which one it is; what follows keeps it apart from the key of the same number of another
 * installation, or of one whose key file was lost.
 */
export function newKey(no: number, now: Date): StoredKey {
  return { id: `k${no}-${randomBytes(2).toString('hex')}`, key: randomBytes(KEY_BYTES), madeAt: now.toISOString() };
}
