import createClient from 'openapi-fetch';
import { signInAgain } from './again.ts';
import { isAttended } from './attended.ts';
import { isProblem, Refusal, Unreachable } from './refusal.ts';
import { mirrored } from './rehearsed.ts';
import type { paths } from './schema.d.ts';

/** Asks once; a session that is over is renewed by its owner in a dialog, and the same request goes out again. */
async function send(request: Request): Promise<Response> {
  if (!isAttended()) request.headers.set('x-unattended', 'true');
  const again = request.clone();
  const answer = await reach(request);
  if (answer.status !== 401 || !(await signInAgain())) return answer;
  return reach(again);
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch {
    throw new Unreachable();
  }
}

/** Inside a rehearsal everything is asked of the rehearsal. */
class OwnRequest extends Request {
  constructor(input: RequestInfo | URL, init?: RequestInit) {
    super(typeof input === 'string' ? mirrored(input) : input, init);
  }
}

/** Every address of the API, with the types of its own document. */
export const api = createClient<paths>({
  baseUrl: '/',
  fetch: send,
  Request: OwnRequest,
  headers: { 'x-requested-with': 'xuncheng' },
  querySerializer: { array: { style: 'form', explode: true } },
});

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The contents of an answer; a refusal is thrown as what it says. */
export async function contentOf<T>(asked: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await asked;
  if (response.ok && data !== undefined) return data;
  throw isProblem(error) ? new Refusal(error) : new Unreachable();
}
