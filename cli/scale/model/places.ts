/** A place to be served, and what is done there. */
export interface Place {
  name: string;
  counties: number;
  /** Inspections that stand open, of each county: those of past years are open too, workflows do not end. */
  open: number;
  /** Begun in a year, of each county. */
  yearly: number;
}

/** Facts of one inspection in its life: as many as a round has for each that `npm run generate` makes in full size. */
export const FACTS_OF_INSPECTION = 400;

/** Of what the issue asks: a province is a hundred counties with a hundred thousand open inspections. */
export const PLACES: readonly Place[] = [
  { name: '县', counties: 1, open: 1000, yearly: 120 },
  { name: '市', counties: 10, open: 1000, yearly: 120 },
  { name: '省', counties: 100, open: 1000, yearly: 120 },
];
