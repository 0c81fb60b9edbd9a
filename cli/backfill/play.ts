import { dueInstant } from '../../procedure/counting/index.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type ApiClient, ApiError } from '../api-client.ts';
import type { Act } from './act.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './schema.ts';
import { barrier } from './standing.ts';

/** What playing a scenario came to. */
export interface Played {
  recorded: number;
  repeated: number;
  /** Acts the procedure refused, with its reason. */
  refused: { label: string; detail: string }[];
  /** Acts that were to be refused and were not. */
  unexpected: string[];
}

/** Plays a scenario's facts in order of time through the API; a repeated run finds everything recorded. */
export async function play(
  api: ApiClient,
  scenario: Scenario,
  book: Rulebook,
  plan: Plan,
  progress: (done: number, total: number, label: string) => void,
): Promise<Played> {
  const result: Played = { recorded: 0, repeated: 0, refused: [], unexpected: [] };
  const { no, startedAt: _, plans = {}, ...dates } = scenario.round;
  const params = Object.fromEntries(Object.entries(dates).filter(([name]) => name in book.params));
  const start = {
    no,
    rulebook: scenario.rulebook,
    mode: 'backfill',
    startedAt: plan.startedAt,
    params,
    plans,
    groups: scenario.groups,
  };
  await api.post('rounds', start, `${scenario.scenario}/start`);

  for (const [index, act] of plan.acts.entries()) {
    progress(index, plan.acts.length, act.label);
    if (act.instant !== '') await barrier(api, no, act.instant, act.label);
    await record(api, act, result);
  }
  progress(plan.acts.length, plan.acts.length, '时间推到');
  await barrier(api, no, scenario.asOf === undefined ? new Date().toISOString() : dueInstant(scenario.asOf), '结束');
  return result;
}

async function record(api: ApiClient, act: Act, result: Played): Promise<void> {
  try {
    const { repeated } = await api.post<{ repeated?: boolean }>(act.path, act.body, act.key);
    if (repeated) result.repeated += 1;
    else result.recorded += 1;
    if (act.expect === 'refused') result.unexpected.push(act.label);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    if (act.expect !== 'refused') result.refused.push({ label: act.label, detail: error.message });
  }
}
