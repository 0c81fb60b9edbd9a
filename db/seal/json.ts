import { isSealed, openText, sealText } from './text.ts';

type Json = unknown;

/**
 * Which strings of a JSON stay readable to SQL: those under these keys, when they look like a code. Everything else is
 * text and is sealed, so a field that is added later is sealed until somebody decides otherwise.
 */
export interface Codes {
  keys: ReadonlySet<string>;
  /** What holds below a key instead, e.g. in a signature: its own codes and nothing more. */
  below: Readonly<Record<string, Codes>>;
}

/** Names the keys whose strings are codes. */
export function codes(keys: readonly string[], below: Record<string, Codes> = {}): Codes {
  return { keys: new Set(keys), below };
}

/** Letters, digits and what joins them: no word of Chinese, no sentence. */
const CODE = /^[\w@+./:*-]{1,300}$/;
/** Days and instants are no text, whatever they stand under. */
const DATE = /^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:\d{2})?)?$/;

/** The JSON with every text in it sealed, where it stands; numbers, codes and dates stay. */
export function sealJson(value: Json, open: Codes, context: string): Json {
  return mapStrings(value, open, undefined, (text, stays) => (stays ? text : sealText(text, context)));
}

/** The JSON as it was before `sealJson`; one that an earlier release wrote in the clear is itself. */
export function openJson(value: Json, context: string): Json {
  return mapStrings(value, NOTHING, undefined, (text) => openText(text, context));
}

/** Every string of a stored JSON that is neither a code nor a date, as it is kept. */
export function textsIn(value: Json, open: Codes): string[] {
  const found: string[] = [];
  mapStrings(value, open, undefined, (text, stays) => {
    if (!stays) found.push(text);
    return text;
  });
  return found;
}

const NOTHING = codes([]);

function mapStrings(
  value: Json,
  open: Codes,
  key: string | undefined,
  change: (text: string, stays: boolean) => string,
): Json {
  if (typeof value === 'string') return change(value, staysOpen(value, open, key));
  if (Array.isArray(value)) return value.map((item) => mapStrings(item, open, key, change));
  if (typeof value !== 'object' || value === null) return value;
  const changed = Object.entries(value).map(([name, field]) => {
    const inside = typeof field === 'object' && Object.hasOwn(open.below, name) ? open.below[name] : undefined;
    return [name, mapStrings(field, inside ?? open, name, change)];
  });
  return Object.fromEntries(changed);
}

function staysOpen(text: string, open: Codes, key: string | undefined): boolean {
  if (DATE.test(text)) return true;
  // What looks sealed and is not would be taken for ciphertext.
  return key !== undefined && open.keys.has(key) && CODE.test(text) && !isSealed(text);
}
