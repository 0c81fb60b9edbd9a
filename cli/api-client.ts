import { readFile } from 'node:fs/promises';
import { join } from 'node:path';

/** What of the API's problem is told to people. */
export interface ProblemTold {
  title?: string;
  detail?: string;
  code?: string;
  errors?: { field: string; detail: string }[];
}

/** A problem on one line: what it says, and which fields it is about. */
export function told({ title, detail, errors }: ProblemTold, otherwise = ''): string {
  const fields = errors?.map((error) => `${error.field}：${error.detail}`).join('；');
  return [detail ?? title ?? otherwise, fields].filter(Boolean).join(' ');
}

/** An answer that is not success, as the API's problem tells it. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly problem: ProblemTold,
  ) {
    super(told(problem, `HTTP ${status}`));
  }
}

/** Calls to the running product with the token of this machine's data folder. */
export interface ApiClient {
  get<T>(path: string): Promise<T>;
  post<T>(path: string, body: unknown, key: string): Promise<T>;
}

const RETRIED = new Set([503, 429]);
const TRIES = 20;

/** A client of the API at `url`; 503 is tried again under the same key, as the answer asks. */
export async function openApi(url: string, dataDir: string): Promise<ApiClient> {
  const token = (await readFile(join(dataDir, 'local-token'), 'utf8')).trim();
  const call = async <T>(path: string, init: RequestInit): Promise<T> => {
    for (let attempt = 1; ; attempt += 1) {
      const headers = { ...init.headers, authorization: `Bearer ${token}` };
      const response = await fetch(`${url}/api/${path}`, { ...init, headers });
      const text = await response.text();
      const body = text === '' ? {} : JSON.parse(text);
      if (response.ok) return body;
      if (!RETRIED.has(response.status) || attempt === TRIES) throw new ApiError(response.status, body);
      await new Promise((resolve) => setTimeout(resolve, 500));
    }
  };
  return {
    get: (path) => call(path, {}),
    post: (path, body, key) =>
      call(path, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': key },
        body: JSON.stringify(body),
      }),
  };
}
