import { OFFICE } from '../../procedure/ids.ts';
import type { Rulebook } from '../../procedure/rulebook/schema.ts';
import { type ApiClient, ApiError } from '../api-client.ts';
import type { Act } from './act.ts';
import type { Scenario } from './schema.ts';

/** What a scenario has for the standing office. */
export interface OfficePart {
  /** Dates of duties outside any round, by the names the rulebook gives them. */
  params: Record<string, string>;
  /** Entries of the object library and of the register of people. */
  registers: Act[];
}

/** What of a scenario the office keeps; undefined where there is nothing for it. */
export function officePart(scenario: Scenario, book: Rulebook, acts: Act[]): OfficePart | undefined {
  const registers = registersOf(scenario);
  if (registers.length === 0 && !acts.some(({ workflowId }) => workflowId === OFFICE)) return undefined;
  const named = Object.values(book.deadlines).flatMap(({ level, from }) =>
    level === 'office' && typeof from === 'object' && 'param' in from ? [from.param] : [],
  );
  const given = Object.entries(scenario.round).flatMap(([name, value]) =>
    named.includes(name) && typeof value === 'string' ? [[name, value] as const] : [],
  );
  return { params: Object.fromEntries(given), registers };
}

function registersOf({ scenario, targets, people }: Scenario): Act[] {
  const entry = (register: string, title: string, item: { code: string; name: string }): Act => ({
    key: `${scenario}/${register}/${item.code}`,
    workflowId: OFFICE,
    path: `office/${register}`,
    body: item,
    instant: '',
    label: `${title} ${item.code} ${item.name}`,
  });
  return [
    ...targets.map((target) => entry('targets', '巡察对象', target)),
    ...people.map((person) => entry('people', '人员', person)),
  ];
}

/** Starts the office under the scenario's rulebook; where it stands already, it is only told the dates. */
export async function openOffice(api: ApiClient, { scenario, rulebook }: Scenario, part: OfficePart): Promise<void> {
  const { params } = part;
  try {
    await api.post('office', { rulebook, params }, `${scenario}/office`);
  } catch (error) {
    if (!(error instanceof ApiError) || error.status !== 409) throw error;
    for (const [name, date] of Object.entries(params)) {
      await api.post('office/params', { name, date }, `${scenario}/params/${name}/${date}`);
    }
  }
}
