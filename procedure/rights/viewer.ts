/** What a role is limited to, as accounts have it: `of` is R2022-02, R2022-02/1, R2022-02/1-2, a unit's code, or ''. */
export interface RoleHeld {
  role: string;
  kind: 'all' | 'round' | 'group' | 'inspection' | 'unit';
  of: string;
}

/** A declaration of recusal（回避）that stands; without inspections it is from the whole round. */
export interface Recusal {
  round: string;
  inspections?: readonly string[] | undefined;
}

/** Who may know of one numbered thing or clue of an inspection（知悉范围）, beside the leader of the group. */
export interface Circle {
  round: string;
  inspection: string;
  /** Sort of thing, `clue` for clues. */
  sort: string;
  number: string;
  persons: readonly string[];
}

/** Who looks or records: what all answers of this folder are told by. Nothing of it is read from anywhere else. */
export interface Viewer {
  roles: readonly RoleHeld[];
  /** Code of the person behind the account in the office's register; absent where the account names none. */
  person?: string | undefined;
  /** What this person declared recusal from: `recusalsOf`. */
  recusals: readonly Recusal[];
  /** Every circle that holds in the rounds that are looked at, whoever is in it: `circlesOf`. */
  circles: readonly Circle[];
  /** This machine's own commands: whoever sits at the server is past all of this. */
  local?: boolean | undefined;
}
