'use client';

import { KeyRound } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { useState } from 'react';

import { useApiKeyColumns } from '#components/api-keys/api-key-columns';
import { RevokeKey, type RevokeKeyProps } from '#components/api-keys/revoke-key';
import { EmptyState } from '#components/ui/empty-state';
import { ListView, type ListQuery } from '#components/ui/list-view';
import type { ApiKey } from '#trpc/types';

interface KeyListProps extends Pick<RevokeKeyProps, 'of'> {
  query: ListQuery<ApiKey>;
  /** What is said where there are none. */
  none: { title: string; text: string };
}

/** Keys, those that were revoked too, and the way to revoke one. */
export function KeyList({ query, of, none }: KeyListProps) {
  const t = useTranslations();
  const [revoking, setRevoking] = useState<ApiKey | null>(null);
  return (
    <>
      <ListView
        query={query}
        label={t('apiKeys.title')}
        loadingLabel={t('apiKeys.loading')}
        columns={useApiKeyColumns(setRevoking)}
        rowKey={({ id }) => id}
        empty={
          <EmptyState icon={KeyRound} title={none.title}>
            {none.text}
          </EmptyState>
        }
      />
      <RevokeKey of={of} apiKey={revoking} onClose={() => setRevoking(null)} />
    </>
  );
}
