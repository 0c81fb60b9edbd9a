import { useSearchParams } from 'react-router';

type Wanted = Record<string, string | undefined>;

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
  return { get, change, clear, page: Number(get('page') ?? 1), any: params.size > 0 };
}
