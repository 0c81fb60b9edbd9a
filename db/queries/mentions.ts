/** Whether one of the values has the text somewhere, whatever its case: for columns that SQL cannot read. */
export function mentions(values: readonly (string | null)[], text: string): boolean {
  const sought = text.toLowerCase();
  return values.some((value) => value?.toLowerCase().includes(sought));
}
