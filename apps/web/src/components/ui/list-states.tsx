'use client';

import type { ReactNode } from 'react';

import { ErrorState } from '#components/ui/error-state';
import { ListSkeleton } from '#components/ui/skeleton';
import { useFailureText } from '#hooks/use-failure-text';

interface ListStatesProps<Row> {
  query: { error: unknown; isError: boolean; isFetching: boolean; refetch: () => unknown };
  /** Undefined until they are there. */
  rows: readonly Row[] | undefined;
  loadingLabel: string;
  /** How many rows to draw meanwhile. */
  expected?: number;
  empty: ReactNode;
  /** What to show instead of the error, for failures that are an answer (a half-typed number). */
  failure?: ((error: unknown) => ReactNode) | undefined;
  children: (rows: readonly Row[]) => ReactNode;
}

/** What stands in a list's place while it loads, where it cannot be had, and where nothing is in it. */
export function ListStates<Row>({
  query,
  rows,
  loadingLabel,
  expected,
  empty,
  failure,
  children,
}: ListStatesProps<Row>) {
  const failureText = useFailureText();
  if (rows === undefined) {
    if (!query.isError) {
      return <ListSkeleton label={loadingLabel} {...(expected && { rows: expected })} />;
    }
    return (
      failure?.(query.error) ?? (
        <ErrorState
          message={failureText(query.error)}
          onRetry={() => void query.refetch()}
          busy={query.isFetching}
        />
      )
    );
  }
  return rows.length === 0 ? empty : children(rows);
}
