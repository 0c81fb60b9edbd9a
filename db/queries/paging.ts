export interface Paging {
  limit: number;
  offset: number;
}

/** One page and how many there are in all. */
export interface Page<T> {
  items: T[];
  total: number;
}

/** A page of what was filtered in the process. */
export function pageFrom<T>(rows: readonly T[], { limit, offset }: Paging): Page<T> {
  return { items: rows.slice(offset, offset + limit), total: rows.length };
}
