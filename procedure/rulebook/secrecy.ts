/** 密级 beside ordinary, lowest first: internal stays in the house, what is sealed only whom it is addressed to opens. */
export const SECRECY = { internal: '内部', confidential: '密件', sealed: '密封' } as const;

export type Secrecy = keyof typeof SECRECY;

export const SECRECIES = Object.keys(SECRECY) as [Secrecy, ...Secrecy[]];

/** The higher of several levels; none when all are ordinary. */
export function highest(levels: readonly (Secrecy | undefined)[]): Secrecy | undefined {
  return SECRECIES.filter((level) => levels.includes(level)).at(-1);
}

/** 密件 and above: no text is kept of it, and every look at it is on record. */
export function isSecret(level: Secrecy | undefined): level is 'confidential' | 'sealed' {
  return level === 'confidential' || level === 'sealed';
}
