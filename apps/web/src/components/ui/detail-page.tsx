'use client';

import type { ReactNode } from 'react';

import { BackLink } from '#components/ui/back-link';
import { Card } from '#components/ui/card';
import { ErrorState } from '#components/ui/error-state';
import { PageSkeleton } from '#components/ui/page-skeleton';
import { useFailureText } from '#hooks/use-failure-text';
import { failureOf } from '#trpc/app-error';

/** An address that holds no id leads nowhere either. */
const MISSING = new Set(['ACCOUNT_NOT_FOUND', 'TRANSACTION_NOT_FOUND', 'INVALID_INPUT']);

interface DetailQuery<Data> {
  data: Data | undefined;
  error: unknown;
  isError: boolean;
  isPending: boolean;
  isFetching: boolean;
  refetch: () => unknown;
}

interface DetailPageProps<Data> {
  query: DetailQuery<Data>;
  back: { href: string; label: string };
  /** What is said where there is no such thing. */
  missing: { title: string; text: string };
  children: (data: Data) => ReactNode;
}

/** A page about one thing, in each of its states, with the way back above it. */
export function DetailPage<Data>({ query, back, missing, children }: DetailPageProps<Data>) {
  const failureText = useFailureText();
  if (query.isPending) return <PageSkeleton />;
  const isMissing = query.isError && MISSING.has(failureOf(query.error).name ?? '');
  return (
    <>
      <BackLink href={back.href}>{back.label}</BackLink>
      {query.data === undefined ? (
        <Card>
          <ErrorState
            heading
            title={isMissing ? missing.title : undefined}
            message={isMissing ? missing.text : failureText(query.error)}
            onRetry={isMissing ? undefined : () => void query.refetch()}
            busy={query.isFetching}
          />
        </Card>
      ) : (
        children(query.data)
      )}
    </>
  );
}
