import { dueInstant } from '../../procedure/counting/index.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type ApiClient, ApiError } from '../api-client.ts';
import type { Act } from './act.ts';
import { openOffice } from './office.ts';
import type { Plan } from './plan.ts';
import type { Scenario } from './schema.ts';
import { barrier, officeQuiet, playedUntil } from './standing.ts';

/** What playing a scenario came to. */
export interface Played {
  recorded: number;
  repeated: number;
  /** Acts the procedure refused, with its reason. */
  refused: Refused[];
  /** Acts that were to be refused and were, with the reason given. */
  expected: Refused[];
  /** Acts that were to be refused and were not. */
  unexpected: string[];
  /** Ids of the scenario's facts in the standing office. */
  office: string[];
}

interface Refused {
  label: string;
  detail: string;
}

/** Plays a scenario's facts in order of time through the API; a repeated run finds everything recorded. */
export async function play(
  api: ApiClient,
  scenario: Scenario,
  book: Rulebook,
  plan: Plan,
  progress: (done: number, total: number, label: string) => void,
): Promise<Played> {
  const result: Played = { recorded: 0, repeated: 0, refused: [], expected: [], unexpected: [], office: [] };
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
  if (plan.office) {
    await openOffice(api, scenario, plan.office);
    for (const entry of plan.office.registers) await record(api, entry, result);
    await officeQuiet(api);
  }
  const { repeated } = await api.post<{ repeated?: boolean }>('rounds', start, `${scenario.scenario}/start`);

  // What is to be refused was tried when its time came; judged again after what followed, it might be accepted.
  const before = repeated ? await playedUntil(api, no) : '';
  for (const [index, act] of plan.acts.entries()) {
    progress(index, plan.acts.length, act.label);
    if (act.expect === 'refused' && act.instant <= before) continue;
    if (act.instant !== '') await barrier(api, no, act.instant, act.label);
    await record(api, act, result);
  }
  progress(plan.acts.length, plan.acts.length, '时间推到');
  await barrier(api, no, scenario.asOf === undefined ? new Date().toISOString() : dueInstant(scenario.asOf), '结束');
  if (plan.office) await officeQuiet(api);
  return result;
}

async function record(api: ApiClient, act: Act, result: Played): Promise<void> {
  try {
    const { id, repeated } = await api.post<{ id: string; repeated?: boolean }>(act.path, act.body, act.key);
    if (repeated) result.repeated += 1;
    else result.recorded += 1;
    if (act.path === 'office/facts') result.office.push(id);
    if (act.expect === 'refused') result.unexpected.push(act.label);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status >= 500) throw error;
    const told = { label: act.label, detail: error.message };
    if (act.expect === 'refused') result.expected.push(told);
    else result.refused.push(told);
  }
}
