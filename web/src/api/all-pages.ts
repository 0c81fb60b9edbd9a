/** A page of a list as the API answers it. */
export interface PageOf<T> {
  items: T[];
  total: number;
  /** There are more than were counted. */
  totalCapped?: boolean | undefined;
}

const MOST_A_PAGE = 500;
const MOST_KNOWN = 10_000;

/** Everything of a register by what tells its lines apart where they are pasted; more than a county has is left out. */
export async function knownBy<T>(
  ask: (paging: { page: number; pageSize: number }) => Promise<PageOf<T>>,
  keyOf: (row: T) => string,
): Promise<Map<string, T>> {
  const { rows } = await allPages(ask, MOST_KNOWN);
  return new Map(rows.map((row) => [keyOf(row), row]));
}

/** All rows of a question, up to `most`. */
export async function allPages<T>(
  ask: (paging: { page: number; pageSize: number }) => Promise<PageOf<T>>,
  most: number,
): Promise<{ rows: T[]; total: number }> {
  const rows: T[] = [];
  for (let page = 1; ; page += 1) {
    const { items, total } = await ask({ page, pageSize: MOST_A_PAGE });
    rows.push(...items);
    if (items.length === 0 || rows.length >= Math.min(total, most)) return { rows: rows.slice(0, most), total };
  }
}
