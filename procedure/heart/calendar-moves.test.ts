import { describe, expect, it } from 'vitest';
import { bookOf, CALENDAR, groupsOf, ROUND, World } from '../../test/support/heart.ts';
import { withClosures } from '../calendar/closures.ts';
import { eachDay } from '../calendar/date.ts';
import { calendarMoves } from './calendar-moves.ts';

const AT = '2022-04-25T04:00:00.000Z';
/** A whole week closed: nobody owes its meeting any more (D16). */
const flooded = withClosures(
  CALENDAR,
  Object.fromEntries([...eachDay('2022-05-16', '2022-05-20')].map((day) => [day, '防汛'])),
);

function stay(): World {
  const params = { entryBy: '2022-04-21', exit: '2022-06-10', groupPlanBy: '2022-04-22' };
  const w = new World({ book: bookOf('township-2022'), params, groups: groupsOf([1]) });
  w.fact('inspection/1-1', 'station.entry', '2022-04-21', {}, { late: '补录' });
  return w;
}

describe('calendarMoves', () => {
  it('is what the calendar does when it comes, and changes nothing itself', () => {
    const w = stay();
    const before = JSON.stringify(w.round);
    const seen = calendarMoves(w.round, flooded, AT);
    expect(JSON.stringify(w.round)).toBe(before);
    expect(seen).toMatchObject([
      { rule: 'branch.committee', what: 'withdrawn', status: 'open', was: '2022-05-22', due: null, provisional: false },
    ]);
    const known = w.log(ROUND, 'deadline.withdrawn', 'deadline.moved').length;
    expect(w.command(ROUND, { type: 'revise-calendar', calendar: flooded }, '2022-04-25T12:00')).toBeUndefined();
    const done = w.log(ROUND, 'deadline.withdrawn', 'deadline.moved').slice(known);
    expect(done.map((event) => 'key' in event && event.key)).toEqual(seen.map(({ key }) => key));
  });

  it('is nothing under the same calendar, and the way back under the one before', () => {
    const w = stay();
    expect(calendarMoves(w.round, CALENDAR, AT)).toEqual([]);
    w.command(ROUND, { type: 'revise-calendar', calendar: flooded }, '2022-04-25T12:00');
    expect(calendarMoves(w.round, CALENDAR, AT)).toMatchObject([
      { rule: 'branch.committee', what: 'opened', status: 'withdrawn', due: '2022-05-22' },
    ]);
  });
});
