import { customType } from 'drizzle-orm/pg-core';
import { type Codes, openJson, sealJson } from '../seal/json.ts';
import { openText, sealText } from '../seal/text.ts';

/**
 * Columns of a table whose text is ciphertext in the database（AES-256-GCM, keys/）and clear in the process: `text`,
 * `jsonb` with its codes and dates left for SQL, `whole` JSON of which SQL reads nothing. What releases up to 0.4 wrote
 * in the clear is read as it is.
 */
export function sealedIn(table: string) {
  const context = (column: string) => `${table}.${column}`;
  return {
    /** A text, or one of a list with `.array()`. */
    text: (name: string) =>
      customType<{ data: string; driverData: string }>({
        dataType: () => 'text',
        toDriver: (clear) => sealText(clear, context(name)),
        fromDriver: (stored) => openText(stored, context(name)),
      })(name),

    jsonb: (name: string, open: Codes) =>
      customType<{ data: unknown; driverData: unknown }>({
        dataType: () => 'jsonb',
        toDriver: (clear) => JSON.stringify(sealJson(clear, open, context(name))),
        fromDriver: (stored) => openJson(stored, context(name)),
      })(name),

    /** In the database a JSON string; `type` is the column's own, which never changes. */
    whole: (name: string, type: 'json' | 'jsonb') =>
      customType<{ data: unknown; driverData: unknown }>({
        dataType: () => type,
        toDriver: (clear) => JSON.stringify(sealText(JSON.stringify(clear), context(name))),
        fromDriver: (stored) => (typeof stored === 'string' ? JSON.parse(openText(stored, context(name))) : stored),
      })(name),
  };
}
