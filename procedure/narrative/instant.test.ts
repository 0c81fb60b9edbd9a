import { expect, it } from 'vitest';
import { dayAndTime, dueWords, happenedWords, instantWords } from './instant.ts';

it('instants are told in Beijing time, whatever the zone of the machine', () => {
  expect(instantWords('2023-04-19T16:30:59.999Z')).toBe('2023年4月20日（周四） 00:30');
  expect(instantWords('2023-04-19T08:30:00+08:00')).toBe('2023年4月19日（周三） 08:30');
});

it('a day that ends, ends at its 24:00', () => {
  expect(dueWords('2023-04-20T16:00:00.000Z')).toBe('2023年4月20日（周四） 24:00');
  expect(dayAndTime('2023-04-20T09:30:00.000Z')).toEqual({ date: '2023-04-20', time: '17:30' });
});

it('what is known by its day alone is told by its day alone', () => {
  expect(happenedWords('2023-04-20T04:00:00.000Z')).toBe('2023年4月20日（周四）');
  expect(happenedWords('2023-04-20T04:00:01.000Z')).toBe('2023年4月20日（周四） 12:00');
});
