/** How large a generated round is. */
export interface Sizes {
  groups: number;
  /** Inspected organizations of each group. */
  units: number;
  /** Villages of the whole round, where the rulebook has steps for villages. */
  villages: number;
  /** Clues of the whole round. */
  clues: number;
  /** Letters of each kind at the most; as many as the rulebook lists when absent. */
  letters?: number | undefined;
  /** Numbered things of each inspection, by the sorts that rulebooks know（`things`）. */
  things: Record<string, number>;
}

/** Things no option names: a few of each. */
const SEALED = 2;

/** The 2022 township round: seven groups, seven townships, 87 villages. */
export const FULL = { groups: 7, units: 1, villages: 87, clues: 30, items: 60, talks: 40, papers: 60, petitions: 50 };

/** What the options of the command come to; papers are both those borrowed and the working papers. */
export function sizesOf(given: Partial<typeof FULL> & { letters?: number | undefined } = {}): Sizes {
  const { groups, units, villages, clues, items, talks, papers, petitions } = { ...FULL, ...given };
  const things = { talk: talks, petition: petitions, borrowed: papers, problem: papers, item: items, sealed: SEALED };
  return { groups, units, villages, clues, letters: given.letters, things };
}
