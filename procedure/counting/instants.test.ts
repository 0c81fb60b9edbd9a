import { describe, expect, it } from 'vitest';
import { atTime, dateOfInstant, dueInstant, noon } from './instants.ts';

describe('instants, in Asia/Shanghai', () => {
  it('a due day ends at 24:00, or at the closing time the rulebook gives', () => {
    expect(dueInstant('2022-06-24')).toBe('2022-06-24T16:00:00.000Z');
    expect(dueInstant('2022-06-24', '17:30')).toBe('2022-06-24T09:30:00.000Z');
    expect(dateOfInstant(dueInstant('2022-06-24'))).toBe('2022-06-25');
  });

  it('a time of day, and a date alone', () => {
    expect(atTime('2022-06-24', '08:30')).toBe('2022-06-24T00:30:00.000Z');
    expect(atTime('2023-01-01', '00:00')).toBe('2022-12-31T16:00:00.000Z');
    expect(noon('2022-06-24')).toBe('2022-06-24T04:00:00.000Z');
  });

  it('the Shanghai date of an instant', () => {
    expect(dateOfInstant('2022-06-24T15:59:59.999Z')).toBe('2022-06-24');
    expect(dateOfInstant('2022-06-24T16:00:00.000Z')).toBe('2022-06-25');
    expect(dateOfInstant('2022-06-24T23:00:00+08:00')).toBe('2022-06-24');
    expect(dateOfInstant(Date.UTC(2022, 5, 24, 16))).toBe('2022-06-25');
  });

  it('refuses what is no time', () => {
    expect(() => atTime('2022-06-24', '8:30')).toThrow(expect.objectContaining({ code: 'bad-time' }));
    expect(() => atTime('2022-06-24', '24:00')).toThrow(expect.objectContaining({ code: 'bad-time' }));
    expect(() => dateOfInstant('2022-06-24T10:00:00')).toThrow(expect.objectContaining({ code: 'bad-instant' }));
    expect(() => dateOfInstant(Number.NaN)).toThrow(expect.objectContaining({ code: 'bad-instant' }));
  });
});
