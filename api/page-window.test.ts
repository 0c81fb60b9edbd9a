import { describe, expect, it } from 'vitest';
import { PageWindow } from './page-window.ts';

function paged(n: number, asked: { limit: number; offset: number; back: boolean }) {
  const window = new PageWindow<number>(asked);
  let told = 0;
  for (let one = 1; one <= n; one += 1) {
    const wanted = window.wantsNext;
    if (wanted) told += 1;
    window.pass(wanted ? one : undefined);
  }
  return { page: window.page, total: window.total, told };
}

describe('a page of what comes by', () => {
  it('is counted from the first on, and nothing else is asked for', () => {
    expect(paged(100, { limit: 3, offset: 0, back: false })).toEqual({ page: [1, 2, 3], total: 100, told: 3 });
    expect(paged(100, { limit: 3, offset: 6, back: false })).toEqual({ page: [7, 8, 9], total: 100, told: 3 });
    expect(paged(8, { limit: 3, offset: 6, back: false })).toEqual({ page: [7, 8], total: 8, told: 2 });
    expect(paged(5, { limit: 3, offset: 6, back: false })).toMatchObject({ page: [], total: 5 });
  });

  it('is counted from the last on', () => {
    expect(paged(100, { limit: 3, offset: 0, back: true })).toMatchObject({ page: [100, 99, 98], total: 100 });
    expect(paged(100, { limit: 3, offset: 6, back: true })).toMatchObject({ page: [94, 93, 92], total: 100 });
    expect(paged(8, { limit: 3, offset: 6, back: true })).toMatchObject({ page: [2, 1], total: 8 });
    expect(paged(0, { limit: 3, offset: 0, back: true })).toMatchObject({ page: [], total: 0 });
  });
});
