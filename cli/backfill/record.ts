import { type ApiClient, ApiError, type ProblemTold, told } from '../api-client.ts';
import type { Act } from './act.ts';

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
export async function record(api: ApiClient, acts: Act[]): Promise<Outcome[]> {
  const [first] = acts;
  if (!first || acts.length === 1) return first ? [await alone(api, first)] : [];
  const items = acts.map(({ body, key }) => ({ ...body, key }));
  const answer = await api.post<{ results: Result[] }>(first.path, { items }, first.key).catch(unreadable);
  const outcomes: Outcome[] = [];
  for (const [index, act] of acts.entries()) {
    const result = answer?.results[index];
    // One that cannot be read spoils the whole request, one still on its way is asked again: each by itself.
    if (!result || (result.status === 'refused' && result.problem.status >= 500)) outcomes.push(await alone(api, act));
    else if (result.status === 'accepted') outcomes.push({ act, id: result.id, repeated: result.repeated });
    else outcomes.push({ act, refused: told(result.problem) });
  }
  return outcomes;
}

async function alone(api: ApiClient, act: Act): Promise<Outcome> {
  try {
    const { id, repeated } = await api.post<Accepted>(act.path, act.body, act.key);
    return { act, id, repeated };
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    return { act, refused: error.message };
  }
}

function unreadable(error: unknown): undefined {
  if (!(error instanceof ApiError) || error.status >= 500) throw error;
}
