/** `2 working days` or `3 days` as a number and its unit. */
export function parseDistance(text: string): { n: number; unit: 'days' | 'working-days' } {
  return { n: Number.parseInt(text, 10), unit: text.includes('working') ? 'working-days' : 'days' };
}
