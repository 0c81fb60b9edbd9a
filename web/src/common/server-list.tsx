import type { UseQueryResult } from '@tanstack/react-query';
import { allPages, type PageOf } from '../api/all-pages.ts';
import type { Column } from './columns.tsx';
import { DataList } from './data-list.tsx';
import type { ListState } from './list-state.ts';
import { SearchBox } from './search-box.tsx';

export interface ServerListed<T> {
  /** Names the list in this browser and its exported file. */
  name: string;
  columns: readonly Column<T>[];
  rowKey: (row: T) => string;
  rowName?: (row: T) => string;
  found: UseQueryResult<PageOf<T>>;
  state: ListState;
  /** What the search box says can be found; without it there is none. */
  search?: string;
  /** Asks the same question for another page: the export has all of them. */
  ask: (paging: { page: number; pageSize: number }) => Promise<PageOf<T>>;
  /** The button that gives out the same question as an Excel file. */
  excel?: React.ReactNode;
  empty?: string;
  filters?: React.ReactNode;
  picked?: { keys: string[]; pick: (keys: string[]) => void; may?: (row: T) => boolean };
}

/** A list the server searches, orders and pages; what was asked stands in the address. */
export function ServerList<T extends object>({ found, state, search, ask, filters, ...list }: ServerListed<T>) {
  const { page, pageSize } = state;
  return (
    <DataList<T>
      {...list}
      rows={found.data?.items}
      loading={found.isFetching}
      error={found.error}
      retry={() => void found.refetch()}
      paging={{
        page,
        pageSize,
        total: found.data?.total ?? 0,
        capped: found.data?.totalCapped ?? false,
        turn: (next, size) =>
          state.change({ page: size === pageSize ? String(next) : undefined, pageSize: String(size) }),
      }}
      sorted={{ by: state.get('sort'), change: (sort) => state.change({ sort }) }}
      everything={(most) => allPages(ask, most)}
      filters={
        <>
          {search && <SearchBox state={state} words={search} />}
          {filters}
        </>
      }
    />
  );
}
