import { useSearchParams } from 'react-router';

type Wanted = Record<string, string | undefined>;

/** How many rows a page of a list may have, as people choose; the API gives up to 500. */
export const PAGE_SIZES = [20, 50, 100] as const;
const USUAL_SIZE = 50;

export type ListState = ReturnType<typeof useListState>;

/** What a list is asked for, kept in the page's address: going back, and sending the link on, show the same. */
export function useListState() {
  const [params, setParams] = useSearchParams();
  const get = (name: string): string | undefined => params.get(name) ?? undefined;
  const change = (wanted: Wanted): void => {
    setParams((before) => {
      const next = new URLSearchParams(before);
      // Another question begins at its first page.
      if (!('page' in wanted)) next.delete('page');
      for (const [name, value] of Object.entries(wanted)) {
        if (value === undefined || value === '') next.delete(name);
        else next.set(name, value);
      }
      return next;
    });
  };
  const clear = () => setParams({});
  /** Another list on the same page: nothing of what was asked of the last one but this. */
  const begin = (wanted: Wanted): void => {
    setParams(Object.fromEntries(Object.entries(wanted).flatMap(([name, value]) => (value ? [[name, value]] : []))));
  };
  return {
    get,
    change,
    clear,
    begin,
    page: Number(get('page') ?? 1),
    pageSize: Number(get('pageSize') ?? USUAL_SIZE),
    any: params.size > 0,
  };
}

/**
 * The words of a list that stand in the address, with search, order and page. What is there that the API does not know,
 * the API refuses in words: that is why this is taken for the list's own query.
 */
export function questionIn<Q>(state: ListState, filters: readonly (string & keyof Q)[]): Q {
  const named = [...filters, 'q', 'sort'].flatMap((name) => {
    const value = state.get(name);
    return value === undefined ? [] : [[name, value]];
  });
  return { ...Object.fromEntries(named), page: state.page, pageSize: state.pageSize } as Q;
}
