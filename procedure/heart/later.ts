/** The later of two UTC instants or two dates: both are fixed-width text. */
export function later(a: string, b: string): string {
  return a > b ? a : b;
}
