/** The day the lists of the seeded county are asked on. */
export const TODAY = '2026-11-23';
