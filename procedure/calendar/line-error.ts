/** A line of a notice or of closures that cannot be imported: the field's path, and in Chinese which line and why. */
export interface LineError {
  field: string;
  detail: string;
}
