import type { FastifyRequest } from 'fastify';
import { badFields, type FieldError } from './problem.ts';

/** NUL and halves of surrogate pairs: PostgreSQL refuses them, and an acknowledged fact must be writable. */
const UNSTORABLE = /\0|\p{Cs}/u;

/** Refuses a body in which some text could never be written to the ledger, naming each place. */
export async function refuseUnstorable({ body }: FastifyRequest): Promise<void> {
  const errors = unstorable(body, []);
  if (errors.length > 0) throw badFields(...errors);
}

function unstorable(value: unknown, path: string[]): FieldError[] {
  if (typeof value === 'string') {
    return UNSTORABLE.test(value) ? [{ field: path.join('.'), detail: '文字中有不能保存的字符' }] : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, field]) => [
    ...(UNSTORABLE.test(key) ? [{ field: path.join('.'), detail: '字段名中有不能保存的字符' }] : []),
    ...unstorable(field, [...path, key]),
  ]);
}
