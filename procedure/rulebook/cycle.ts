/** A way round through the gates that comes back to its first step, or undefined if there is none. */
export function findCycle(gates: Readonly<Record<string, readonly string[]>>): string[] | undefined {
  const done = new Set<string>();
  const walk = (step: string, trail: string[]): string[] | undefined => {
    const seenAt = trail.indexOf(step);
    if (seenAt >= 0) return [...trail.slice(seenAt), step];
    if (done.has(step)) return undefined;
    for (const gate of gates[step] ?? []) {
      const cycle = walk(gate, [...trail, step]);
      if (cycle) return cycle;
    }
    done.add(step);
    return undefined;
  };
  for (const step of Object.keys(gates)) {
    const cycle = walk(step, []);
    if (cycle) return cycle;
  }
  return undefined;
}
