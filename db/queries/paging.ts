export interface Paging {
  limit: number;
  offset: number;
}

/** One page and how many there are in all. */
export interface Page<T> {
  items: T[];
  total: number;
}
