const SIZE = 500;

/** Slices small enough for one statement's parameters. */
export function batches<T>(items: readonly T[], size: number = SIZE): T[][] {
  const slices: T[][] = [];
  for (let i = 0; i < items.length; i += size) slices.push(items.slice(i, i + size));
  return slices;
}
