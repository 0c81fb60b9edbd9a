import { dueInstant } from '../../procedure/counting/index.ts';
import { OFFICE } from '../../procedure/ids.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import type { ApiClient } from '../api-client.ts';
import { isAssembly } from './act.ts';
import { openOffice } from './office.ts';
import type { Given } from './read.ts';
import { type Outcome, record } from './record.ts';
import { runsOf } from './runs.ts';
import type { Scenario } from './schema.ts';
import { officeQuiet, Standing } from './standing.ts';

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
  { scenario, book, plan }: Given,
  progress: (done: number, total: number, label: string) => void,
): Promise<Played> {
  const result: Played = { recorded: 0, repeated: 0, refused: [], expected: [], unexpected: [], office: [] };
  const { no } = scenario.round;
  if (plan.office) {
    await openOffice(api, scenario, plan.office);
    for (const entry of plan.office.registers) tell(result, await record(api, [entry]));
    await officeQuiet(api);
  }
  const start = roundStart(scenario, book, plan.startedAt);
  const { repeated } = await api.post<{ repeated?: boolean }>('rounds', start, `${scenario.scenario}/start`);
  // What is to be refused was tried when its time came; judged again after what followed, it might be accepted.
  const before = repeated ? await playedUntil(api, no) : '';
  const tried = plan.acts.filter((act) => act.expect !== 'refused' || act.instant > before);
  const standing = new Standing(api, no);
  let done = 0;
  for (const run of runsOf(tried)) {
    const [first] = run;
    progress(done, tried.length, first.label);
    if (first.instant !== '') await standing.barrier(first.instant, first.label);
    tell(result, await record(api, run));
    // A batch of clues has a workflow of its own.
    if (isAssembly(first)) standing.forget();
    else if (first.workflowId !== OFFICE) standing.touch(first.workflowId);
    done += run.length;
  }
  progress(plan.acts.length, plan.acts.length, '时间推到');
  standing.forget();
  const end = scenario.asOf === undefined ? new Date().toISOString() : dueInstant(scenario.asOf);
  await standing.barrier(end, '结束');
  if (plan.office) await officeQuiet(api);
  return result;
}

/** The request that starts the round, with the dates of it that the rulebook has parameters for. */
function roundStart({ rulebook, round, groups }: Scenario, book: Rulebook, startedAt: string): object {
  const { no, startedAt: _, plans = {}, ...dates } = round;
  const params = Object.fromEntries(Object.entries(dates).filter(([name]) => name in book.params));
  return { no, rulebook, mode: 'backfill', startedAt, params, plans, groups };
}

/** When the last fact of a round happened that is on record; empty before the first. */
async function playedUntil(api: ApiClient, round: string): Promise<string> {
  const { items } = await api.get<{ items: { at: string }[] }>(`rounds/${round}/facts?sort=-at&pageSize=1`);
  return items[0]?.at ?? '';
}

function tell(result: Played, outcomes: Outcome[]): void {
  for (const { act, id, repeated, refused } of outcomes) {
    const awaited = act.expect === 'refused';
    if (refused !== undefined) {
      (awaited ? result.expected : result.refused).push({ label: act.label, detail: refused });
      continue;
    }
    if (repeated) result.repeated += 1;
    else result.recorded += 1;
    if (act.path === 'office/facts' && id !== undefined) result.office.push(id);
    if (awaited) result.unexpected.push(act.label);
  }
}
