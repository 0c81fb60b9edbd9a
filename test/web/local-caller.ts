import type { buildApp } from '../../api/app.ts';
import { type Json, LOCAL_TOKEN } from '../support/api.ts';

type Method = 'GET' | 'POST';
type Caller = (method: Method, path: string, key?: string, body?: object) => Promise<{ status: number; json: Json }>;

/** Asks the API what this machine's own commands may ask. */
export function localCaller(app: Awaited<ReturnType<typeof buildApp>>): Caller {
  return async (method, path, key, body) => {
    const headers = { authorization: `Bearer ${LOCAL_TOKEN}`, ...(key && { 'idempotency-key': key }) };
    const answer = await app.inject({ method, url: `/api/${path}`, headers, ...(body && { payload: body }) });
    return { status: answer.statusCode, json: answer.json() };
  };
}
