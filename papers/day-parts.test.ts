import { expect, it } from 'vitest';
import { dayParts } from './day-parts.ts';

it('a day may be broken after its year and nowhere else', () => {
  expect(dayParts('2023年12月26日')).toEqual(['2023年', '12月26日']);
});

it.each(['舞巡函〔2023〕1号', '2023年', '', '签收：2023年4月6日'])('%s is no day', (text) =>
  expect(dayParts(text)).toBeUndefined(),
);
