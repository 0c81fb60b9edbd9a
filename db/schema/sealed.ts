import { customType } from 'drizzle-orm/pg-core';
import { UnknownKeyError } from '../../keys/key-error.ts';
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

    /** A text for people alone: where its key is missing it says so, and what it belongs to goes on. */
    label: (name: string) =>
      customType<{ data: string; driverData: string }>({
        dataType: () => 'text',
        toDriver: (clear) => sealText(clear, context(name)),
        fromDriver: (stored) => readable(() => openText(stored, context(name))),
      })(name),

    /** JSON of which only the texts in this field are sealed, and read like a `label`. */
    field: (name: string, field: string) =>
      customType<{ data: unknown; driverData: unknown }>({
        dataType: () => 'json',
        toDriver: (clear) => JSON.stringify(mapped(clear, field, (text) => sealText(text, context(name)))),
        fromDriver: (stored) => mapped(stored, field, (text) => readable(() => openText(text, context(name)))),
      })(name),

    jsonb: (name: string, open: Codes) =>
      customType<{ data: unknown; driverData: unknown }>({
        dataType: () => 'jsonb',
        toDriver: (clear) => JSON.stringify(sealJson(clear, open, context(name))),
        fromDriver: (stored) => openJson(stored, context(name)),
      })(name),

    /**
     * In the database a JSON string; `type` is the column's own, which never changes. With `missing`, that stands for it
     * where its key is not there any more.
     */
    whole: (name: string, type: 'json' | 'jsonb', missing?: unknown) =>
      customType<{ data: unknown; driverData: unknown }>({
        dataType: () => type,
        toDriver: (clear) => JSON.stringify(sealText(JSON.stringify(clear), context(name))),
        fromDriver: (stored) => {
          if (typeof stored !== 'string') return stored;
          return unlessMissing(() => JSON.parse(openText(stored, context(name))), missing);
        },
      })(name),
  };
}

/** `missing` where the key is unknown; without one that is an error. */
function unlessMissing(open: () => unknown, missing: unknown): unknown {
  try {
    return open();
  } catch (error) {
    if (error instanceof UnknownKeyError && missing !== undefined) return missing;
    throw error;
  }
}

function readable(open: () => string): string {
  try {
    return open();
  } catch (error) {
    if (error instanceof UnknownKeyError) return `（缺少密钥 ${error.keyId}，读不出）`;
    throw error;
  }
}

function mapped(json: unknown, field: string, change: (text: string) => string): unknown {
  const all = json as Record<string, Record<string, string>>;
  const texts = Object.entries(all[field] ?? {}).map(([key, text]) => [key, change(text)]);
  return { ...all, [field]: Object.fromEntries(texts) };
}
