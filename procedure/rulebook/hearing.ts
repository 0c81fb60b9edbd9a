import { gatesOf, joinGates, withGates, withoutGates } from './gates.ts';
import type { Item, Items, Merged } from './merged.ts';
import { renameItems } from './rename.ts';
import type { Gates } from './schema.ts';

const FIRST = 'hear.leading-group';
const SECOND = 'hear.secretary';
const COMBINED = 'hear.combined';
const HEARINGS = new Set([FIRST, SECOND, COMBINED]);

/** One hearing or two, as the rulebook chose. Both facts and both deadlines stay; a combined hearing records both. */
export function arrangeHearings(merged: Merged, form: 'combined' | 'separate'): Merged {
  return form === 'combined' ? combineHearings(merged) : separateHearings(merged);
}

function combineHearings(merged: Merged): Merged {
  const { steps } = merged;
  const [first, second] = [steps[FIRST], steps[SECOND]];
  if (!first || !second) return merged;
  const combined = steps[COMBINED] ?? bothAs(first, second);
  const gates = [first, second, combined].map(gatesOf).reduce(joinGates);
  const only: Gates = { [COMBINED]: 'hard' };
  const papers = between(steps);
  const arranged = Object.entries({ ...steps, [COMBINED]: combined }).map(([id, step]): [string, Item] => {
    if (id === COMBINED) return [id, withGates(step, withoutGates(gates, HEARINGS))];
    if (id === FIRST || id === SECOND) return [id, withGates(step, only)];
    return [id, papers.has(id) ? withGates(step, withoutGates(gatesOf(step), HEARINGS)) : step];
  });
  return { ...merged, steps: Object.fromEntries(arranged) };
}

function separateHearings(merged: Merged): Merged {
  const { [COMBINED]: combined, ...steps } = merged.steps;
  const first = steps[FIRST];
  if (!combined || !first) return merged;
  const gates = joinGates(gatesOf(first), withoutGates(gatesOf(combined), HEARINGS));
  const left = { ...merged, steps: { ...steps, [FIRST]: withGates(first, gates, combined.after) } };
  return renameItems(left, { [COMBINED]: SECOND });
}

/** The step of a combined hearing that no document describes. */
function bothAs(first: Item, second: Item): Item {
  const like = second.title ?? first.title;
  if (!like) return {};
  const say = (value: unknown) => ({ ...like, value });
  return {
    title: say('书记专题会议暨领导小组会议'),
    level: say('round'),
    by: say(['sec', 'lg']),
    names: say('inspections'),
    records: say([FIRST, SECOND]),
  };
}

/** Papers made after the first hearing for the second: their gate on the first would be a gate on themselves. */
function between(steps: Items): Set<string> {
  const reaches = (from: string, to: string, seen = new Set<string>()): boolean =>
    Object.keys(gatesOf(steps[from])).some((gate) => {
      if (gate === to) return true;
      if (seen.has(gate)) return false;
      seen.add(gate);
      return reaches(gate, to, seen);
    });
  const papers = Object.keys(steps).filter((id) => !HEARINGS.has(id) && reaches(id, FIRST) && reaches(SECOND, id));
  return new Set(papers);
}
