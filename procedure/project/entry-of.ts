import type { Entry, EntryBody } from '../entry.ts';

/** An entry whose body is of type `T`. */
export type EntryOf<T extends EntryBody['type']> = Entry & { body: Extract<EntryBody, { type: T }> };
