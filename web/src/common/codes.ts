const LETTERS = 8;

/**
 * The code of an organization that has none yet. It follows from the form's own key, so that the same form sent twice
 * enters the same organizations.
 */
export function newTargetCode(key: string, line: number): string {
  return `dx-${key.slice(0, LETTERS)}-${line + 1}`;
}

/** The same for a person. */
export function newPersonCode(key: string, line: number): string {
  return `ry-${key.slice(0, LETTERS)}-${line + 1}`;
}
