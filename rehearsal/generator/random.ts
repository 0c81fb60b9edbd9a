/** Numbers from 0 up to 1 that look like chance and are the same every time. */
export type Random = () => number;

/** Every seed and purpose has numbers of its own: more of one thing changes nothing about another. */
export type Randoms = (purpose: string) => Random;

const FNV_OFFSET = 0x811c9dc5;
const FNV_PRIME = 0x01000193;

export function randomsOf(seed: number): Randoms {
  return (purpose) => mulberry32(hash(`${seed}/${purpose}`));
}

/** A whole number below `n`. */
export function below(random: Random, n: number): number {
  return Math.floor(random() * n);
}

function hash(text: string): number {
  let value = FNV_OFFSET;
  for (const char of text) value = Math.imul(value ^ (char.codePointAt(0) ?? 0), FNV_PRIME);
  return value >>> 0;
}

/** The well-known 32-bit generator; its constants are its own. */
function mulberry32(start: number): Random {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
