import type { PlanRequest, RoundStart } from '../../api/plans.ts';

export const ENTRY = 'station.entry';
export const EXIT = 'withdraw.exit';

/** What the wizard holds; its names are those of the API's body, so that errors find their fields. */
export interface StartValues {
  no?: string;
  rulebook?: string;
  params?: Record<string, string | undefined>;
  plans?: Record<string, string | undefined>;
  groups: { inspects: { name?: string; villages?: number | null }[] }[];
}

/** The round to start: groups and their units numbered in the order they stand. */
export function startBody({ no = '', rulebook = '', params, plans, groups }: StartValues): RoundStart {
  return {
    no,
    rulebook,
    params: given(params),
    plans: given(plans),
    groups: groups.map(({ inspects }, group) => ({
      no: group + 1,
      inspects: inspects.map(({ name = '', villages }, unit) => ({
        no: unit + 1,
        name: name.trim(),
        ...(villages && { villages }),
      })),
    })),
  };
}

/** The same to plan with: the planned entry and withdrawal hold for every inspection. */
export function planBody(values: StartValues): PlanRequest {
  const { plans = {}, groups, ...rest } = startBody(values);
  const { [ENTRY]: entry, [EXIT]: exit, ...others } = plans;
  const days = { ...(entry && { entry }), ...(exit && { exit }) };
  return {
    ...rest,
    plans: others,
    groups: groups.map((group) => ({ ...group, inspects: group.inspects.map((one) => ({ ...one, ...days })) })),
  };
}

function given(days: Record<string, string | undefined> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(days).flatMap(([name, day]) => (day ? [[name, day]] : [])));
}
