import { describe, expect, it } from 'vitest';
import { publishedCalendar } from '../procedure/calendar/published.ts';
import { rulebookLibrary } from '../procedure/rulebook/library.ts';
import { hoursFor, leavesAt } from './hours.ts';

const calendar = publishedCalendar();
const at = (local: string) => new Date(`${local}:00+08:00`).toISOString();
const local = (instant: string) => new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16);

describe('when a notice may leave', () => {
  const shipped = hoursFor('rulebook', rulebookLibrary().resolve('wuyang-2023'));

  it.each([
    ['2023-05-04T10:00', '2023-05-04T10:00'],
    ['2023-05-04T18:00', '2023-05-05T08:30'],
    ['2023-05-04T05:00', '2023-05-04T08:30'],
    // Saturday 6 May is worked, Sunday is not.
    ['2023-05-05T20:00', '2023-05-06T08:30'],
    ['2023-05-06T18:30', '2023-05-08T08:30'],
    ['2023-04-29T10:00', '2023-05-04T08:30'],
  ])('by the rulebooks that ship, ready at %s: %s', (ready, leaves) => {
    expect(local(leavesAt(calendar, shipped, at(ready)))).toBe(leaves);
  });

  it('every day where the rulebook does not keep days off quiet, later where the house opens later', () => {
    const quiet = { from: '20:00', to: '09:15', 'rest-days': false };
    const hours = hoursFor('rulebook', { quiet });
    expect(local(leavesAt(calendar, hours, at('2023-04-29T10:00')))).toBe('2023-04-29T10:00');
    expect(local(leavesAt(calendar, hours, at('2023-04-29T21:00')))).toBe('2023-04-30T09:15');
  });

  it('at once where neither the house nor the rulebook says anything; the house’s own hours come first', () => {
    expect(hoursFor('rulebook', {})).toBeUndefined();
    expect(hoursFor(undefined, { quiet: { from: '18:00', to: '08:30', 'rest-days': true } })).toBeUndefined();
    const own = { from: '09:00', to: '17:00' };
    expect(hoursFor(own, rulebookLibrary().resolve('wuyang-2023'))).toBe(own);
    expect(hoursFor('rulebook', undefined)).toEqual({ from: '08:00', to: '18:00' });
  });
});
