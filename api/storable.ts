import type { FastifyRequest } from 'fastify';
import { badFields, type FieldError } from './problem.ts';

/** NUL and halves of surrogate pairs: PostgreSQL refuses them, and an acknowledged fact must be writable. */
const UNSTORABLE = /\0|\p{Cs}/u;
/** Of lists in lists; nothing that is asked for comes near it. */
const DEEPEST = 32;
const MOST_ERRORS = 50;

/** Refuses a request in which some text could never be written or looked for in the ledger, naming each place. */
export async function refuseUnstorable({ body, query, params }: FastifyRequest): Promise<void> {
  const errors = [...unstorable(params, []), ...unstorable(query, []), ...unstorable(body, [])];
  if (errors.length > 0) throw badFields(...errors.slice(0, MOST_ERRORS));
}

function unstorable(value: unknown, path: string[]): FieldError[] {
  if (typeof value === 'string') {
    return UNSTORABLE.test(value) ? [{ field: path.join('.'), detail: '文字中有不能保存的字符' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  if (path.length >= DEEPEST) return [{ field: path.slice(0, 3).join('.'), detail: `层次过深，至多 ${DEEPEST} 层` }];
  return Object.entries(value).flatMap(([key, field]) => [
    ...(UNSTORABLE.test(key) ? [{ field: path.join('.'), detail: '字段名中有不能保存的字符' }] : []),
    ...unstorable(field, [...path, key]),
  ]);
}
