'use client';

import type { ReactNode } from 'react';

import { ListStates } from '#components/ui/list-states';
import { LoadMore } from '#components/ui/load-more';
import { DataTable, type Column } from '#components/ui/table';
import { cn } from '#style/class-names';

/** The part of an infinite query that a list needs. */
export interface ListQuery<Row> {
  data: { pages: { items: Row[] }[] } | undefined;
  error: unknown;
  isError: boolean;
  isFetching: boolean;
  isPlaceholderData: boolean;
  hasNextPage: boolean;
  isFetchingNextPage: boolean;
  fetchNextPage: () => unknown;
  refetch: () => unknown;
}

interface ListViewProps<Row> {
  query: ListQuery<Row>;
  label: string;
  loadingLabel: string;
  columns: readonly Column<Row>[];
  rowKey: (row: Row) => string;
  isSelected?: (row: Row) => boolean;
  detailsOf?: (row: Row) => ReactNode;
  focusable?: boolean;
  empty: ReactNode;
  /** What to show instead of the error, for failures that are an answer (a half-typed number). */
  failure?: (error: unknown) => ReactNode;
}

export function rowsOf<Row>(query: Pick<ListQuery<Row>, 'data'>): Row[] {
  return query.data?.pages.flatMap((page) => page.items) ?? [];
}

/** A keyset-paged list in each of its states: loading, failed, empty, filled, filling further. */
export function ListView<Row>({
  query,
  label,
  loadingLabel,
  columns,
  rowKey,
  isSelected,
  detailsOf,
  focusable = false,
  empty,
  failure,
}: ListViewProps<Row>) {
  return (
    <ListStates
      query={query}
      rows={query.data && rowsOf(query)}
      loadingLabel={loadingLabel}
      empty={empty}
      failure={failure}
    >
      {(rows) => (
        <div
          aria-busy={query.isPlaceholderData || undefined}
          className={cn('transition-opacity', query.isPlaceholderData && 'opacity-60')}
        >
          <DataTable
            label={label}
            columns={columns}
            rows={rows}
            rowKey={rowKey}
            focusable={focusable}
            {...(isSelected && { isSelected })}
            {...(detailsOf && { detailsOf })}
          />
          <LoadMore
            hasMore={query.hasNextPage}
            busy={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </div>
      )}
    </ListStates>
  );
}
