import createClient from 'openapi-fetch';
import { signInAgain } from './again.ts';
import { isProblem, Refusal, Unreachable } from './refusal.ts';
import type { paths } from './schema.d.ts';

/** Asks once; a session that is over is renewed by its owner in a dialog, and the same request goes out again. */
async function send(request: Request): Promise<Response> {
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

/** Every address of the API, with the types of its own document. */
export const api = createClient<paths>({
  baseUrl: '/',
  fetch: send,
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
