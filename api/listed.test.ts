import { describe, expect, it } from 'vitest';
import { type Asked, type Listing, listed, listedOfOpened, MOST_OPENED } from './listed.ts';

interface Row {
  no: string;
  due: string | null;
}

const listing: Listing<Row, 'no' | 'due'> = {
  words: ({ no }) => [no, 'Aud'],
  by: { no: ({ no }) => no, due: ({ due }) => due },
  id: ({ no }) => no,
};
const rows: Row[] = [
  { no: '10', due: '2022-04-12' },
  { no: '2', due: null },
  { no: '1', due: '2022-04-12' },
  { no: '3', due: '2022-04-11' },
];
const asked = (query: Partial<Asked<'no' | 'due'>>) => {
  const { items, total } = listed(rows, { sort: 'no', page: 1, pageSize: 50, ...query }, listing);
  return [items.map(({ no }) => no), total];
};

describe('a list', () => {
  it('is ordered by numbers as people count', () => {
    expect(asked({})).toEqual([['1', '2', '3', '10'], 4]);
    expect(asked({ sort: '-no' })).toEqual([['10', '3', '2', '1'], 4]);
  });

  it('has ties in one order both ways, and what has no day last both ways', () => {
    expect(asked({ sort: 'due' })).toEqual([['3', '1', '10', '2'], 4]);
    expect(asked({ sort: '-due' })).toEqual([['1', '10', '3', '2'], 4]);
  });

  it('comes in pages that fit together, with the total of what was found', () => {
    const pages = [1, 2, 3].map((page) => asked({ sort: 'due', page, pageSize: 2 }));
    expect(pages).toEqual([
      [['3', '1'], 4],
      [['10', '2'], 4],
      [[], 4],
    ]);
    expect(asked({ q: '1' })).toEqual([['1', '10'], 2]);
    expect(asked({ q: 'aUD', pageSize: 1 })).toEqual([['1'], 4]);
    expect(asked({ q: 'x' })).toEqual([[], 0]);
  });

  it('of which not all were opened says so, and has nothing of the rest', () => {
    const many = Array.from({ length: MOST_OPENED + 1 }, (_, no): Row => ({ no: String(no), due: null }));
    const query = { sort: '-no' as const, page: 1, pageSize: 1 };
    expect(listedOfOpened(many, query, listing)).toEqual({
      items: [{ no: '9999', due: null }],
      ...{ total: MOST_OPENED, page: 1, pageSize: 1, totalCapped: true },
    });
    expect(listedOfOpened(many.slice(1), query, listing)).toEqual({
      items: [{ no: String(MOST_OPENED), due: null }],
      ...{ total: MOST_OPENED, page: 1, pageSize: 1 },
    });
  });
});
