import type { z } from 'zod';
import { type Listing, listed } from './listed.ts';
import type { CustodyQuery, custodySchema } from './schemas/looks.ts';

type Line = z.infer<typeof custodySchema>;
type Sort = 'letter' | 'registered' | 'unit' | 'number' | 'group' | 'handed' | 'returned';

const listing: Listing<Line, Sort> = {
  words: ({ unitTitle, number }) => [unitTitle, number],
  by: {
    letter: ({ letter }) => letter,
    registered: ({ registered }) => registered,
    unit: ({ unitTitle }) => unitTitle,
    number: ({ number }) => number,
    group: ({ group }) => group,
    handed: ({ handed }) => handed,
    returned: ({ returned }) => returned,
  },
  id: ({ letter, number, group }) => `${letter} ${number} ${group ?? ''}`,
};

/** One page of 原件保管表. */
export function originalsPage(lines: readonly Line[], query: CustodyQuery) {
  const { unit, group, at } = query;
  const asked = lines.filter(
    (line) =>
      (unit === undefined || line.unit === unit) &&
      (group === undefined || line.group === group) &&
      (at === undefined || placeOf(line) === at),
  );
  return listed(asked, query, listing);
}

function placeOf({ handed, returned, filed }: Line): CustodyQuery['at'] {
  if (filed !== undefined) return 'archive';
  return handed !== undefined && returned === undefined ? 'group' : 'office';
}
