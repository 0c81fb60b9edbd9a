import { type ApiClient, ApiError, type ProblemTold, told } from '../api-client.ts';
import type { Act } from './act.ts';
import type { Run } from './runs.ts';

/** What came of one act: its id on record, or why it was refused. */
export interface Outcome {
  act: Act;
  id?: string | undefined;
  repeated?: boolean | undefined;
  refused?: string | undefined;
}

interface Accepted {
  status: 'accepted';
  id: string;
  repeated?: boolean;
}

type Result = Accepted | { status: 'refused'; problem: ProblemTold & { status: number } };

/** Records acts of one path in one request, each under its own key: alone or with others, it is the same fact. */
export async function record(api: ApiClient, run: Run): Promise<Outcome[]> {
  const results = run.length === 1 ? [] : await together(api, run);
  const outcomes: Outcome[] = [];
  for (const [index, act] of run.entries()) {
    const result = results[index];
    // One that cannot be read spoils the whole request, one still on its way is asked again: each by itself.
    if (!result || (result.status === 'refused' && result.problem.status >= 500)) outcomes.push(await alone(api, act));
    else if (result.status === 'accepted') outcomes.push({ act, id: result.id, repeated: result.repeated });
    else outcomes.push({ act, refused: told(result.problem) });
  }
  return outcomes;
}

/** Each act's own result; none when the request as a whole was refused. */
async function together(api: ApiClient, run: Run): Promise<Result[]> {
  const [{ path, key }] = run;
  const items = run.map((act) => ({ ...act.body, key: act.key }));
  try {
    return (await api.post<{ results: Result[] }>(path, { items }, key)).results;
  } catch (error) {
    refusal(error);
    return [];
  }
}

async function alone(api: ApiClient, act: Act): Promise<Outcome> {
  try {
    const { id, repeated } = await api.post<Accepted>(act.path, act.body, act.key);
    return { act, id, repeated };
  } catch (error) {
    return { act, refused: refusal(error).message };
  }
}

/** Only what the API refused; any other failure stops the backfill. */
function refusal(error: unknown): ApiError {
  if (error instanceof ApiError && error.status < 500) return error;
  throw error;
}
