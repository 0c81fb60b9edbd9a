import type { Act } from './act.ts';
import { type Cast, touches } from './cast.ts';
import type { Order } from './order.ts';

/** Acts of one day that wait for nothing of that same day in another workflow. */
export interface Stride {
  date: string;
  /** By the subject whose workflow takes them: round, inspection/1-1 or transfer/1. */
  parts: Map<string, Act[]>;
}

/** Groups acts into strides: by day, and within a day by what has to reach another workflow first. */
export function stridesOf(acts: Act[], order: Order, cast: Cast): Stride[] {
  const byDate = [...acts.entries()].sort(([i, a], [j, b]) => compare(a.date, b.date) || i - j).map(([, act]) => act);
  const strides: Stride[] = [];
  for (const date of new Set(byDate.map((act) => act.date))) {
    const layers: Stride[] = [];
    const placed: { act: Act; home: string; layer: number }[] = [];
    for (const act of byDate.filter((one) => one.date === date)) {
      const home = homeOf(act.on);
      const layer = Math.max(0, ...placed.map((before) => layerAfter(before, act, home, order, cast)));
      placed.push({ act, home, layer });
      const stride = layers[layer] ?? { date, parts: new Map<string, Act[]>() };
      layers[layer] = stride;
      stride.parts.set(home, [...(stride.parts.get(home) ?? []), act]);
    }
    strides.push(...layers);
  }
  return strides;
}

/** The layer `act` has to be in because of one before it on the same day. */
function layerAfter(
  before: { act: Act; home: string; layer: number },
  act: Act,
  home: string,
  order: Order,
  cast: Cast,
): number {
  if (before.home === home) return before.layer;
  if (!touches(before.act.on, act.on, cast)) return 0;
  if (before.act.command.type === 'assemble-transfer') return act.on.startsWith('transfer/') ? before.layer + 1 : 0;
  const [earlier, later] = [nameOf(before.act), nameOf(act)];
  const waits = order.dependencies.get(later)?.some(({ step }) => step === earlier) ?? false;
  return waits ? before.layer + 1 : 0;
}

function nameOf({ command }: Act): string {
  return command.type === 'record-fact' ? command.fact : command.type;
}

/** The workflow that keeps a subject's facts, as the subject it is about. */
function homeOf(on: string): string {
  return on.startsWith('inspection/') || on.startsWith('transfer/') ? on : 'round';
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
