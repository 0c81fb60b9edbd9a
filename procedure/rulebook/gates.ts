import type { Item, Items, Merged, Written } from './merged.ts';
import type { Gates } from './schema.ts';

/** The gates a step has so far. */
export function gatesOf(item: Item | undefined): Gates {
  return (item?.after?.value ?? {}) as Gates;
}

/** The step with these gates, said to be written where `like` was. */
export function withGates(item: Item, after: Gates, like?: Written): Item {
  const written = item.after ?? like ?? Object.values(item)[0];
  return written ? { ...item, after: { ...written, value: after } } : item;
}

/** Both sets of gates; where both name a step, hard wins. */
export function joinGates(a: Gates, b: Gates): Gates {
  const joined: Gates = { ...a };
  for (const [step, strength] of Object.entries(b)) if (joined[step] !== 'hard') joined[step] = strength;
  return joined;
}

/** The gates without those on `steps`. */
export function withoutGates(gates: Gates, steps: ReadonlySet<string>): Gates {
  return Object.fromEntries(Object.entries(gates).filter(([step]) => !steps.has(step)));
}

/** Every `before` turned into a gate of the later step. One that names no step stays, for the check to find. */
export function turnBefore(merged: Merged): Merged {
  const steps: Items = { ...merged.steps };
  for (const [earlier, item] of Object.entries(merged.steps)) {
    const before = item.before;
    if (!before) continue;
    const unknown: Gates = {};
    for (const [later, strength] of Object.entries(before.value as Gates)) {
      const step = steps[later];
      if (step) steps[later] = withGates(step, joinGates(gatesOf(step), { [earlier]: strength }), before);
      else unknown[later] = strength;
    }
    const { before: _, ...rest } = steps[earlier] ?? item;
    steps[earlier] = Object.keys(unknown).length > 0 ? { ...rest, before: { ...before, value: unknown } } : rest;
  }
  return { ...merged, steps };
}
